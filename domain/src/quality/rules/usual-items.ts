// Soft: something that was always reported is missing, marked as not applicable, or zero.
import { FLOW_CODES, type FlowCode } from '../../items/items.js';
import { nearest, type Expectation } from '../expectation.js';
import { exactly, finding, type RuleFinding } from '../finding.js';
import { flowExpectations } from '../flow-evidence.js';
import { roughly } from '../rough.js';
import type { ReportContext } from '../report-context.js';
import { fixedBack, flowLogs, type Timeline } from '../timeline.js';

const YEAR = 12;
const LEAST_REPORTS = 6;

/** Whether each report of the last year, and of the same month in earlier years, has a positive quantity. */
const wasAlwaysPositive = (timeline: Timeline, item: FlowCode): boolean => {
  let reports = 0;
  for (let back = 1; back < timeline.at.length; back += back < YEAR ? 1 : YEAR) {
    if (timeline.at[back]! < 0) continue;
    if (!fixedBack(timeline, item, back)) return false;
    reports += 1;
  }
  return reports >= LEAST_REPORTS;
};

/** Zero is told from a season's rest only by the same month of an earlier year. */
const hasSameMonth = (timeline: Timeline, item: FlowCode): boolean =>
  [1, 2, 3, 4].some((years) => (fixedBack(timeline, item, years * YEAR) ?? 0) > 0);

const usual = (item: FlowCode, context: ReportContext): Expectation | null => {
  const { timeline, peers, settings } = context;
  if (!timeline.history.quantities[item] || !wasAlwaysPositive(timeline, item)) return null;
  const { expectations } = flowExpectations(item, flowLogs(timeline, item, context.fixed), peers.flows[item], context);
  const smallest = expectations.reduce((least, each) => Math.min(least, each.centre), Infinity);
  return nearest(expectations, smallest, settings);
};

/** Items that the institution has always had, in a quantity worth a question even by the lowest expectation. */
export const checkUsualItems = (context: ReportContext): RuleFinding[] =>
  FLOW_CODES.flatMap((item) => {
    if ((context.fixed.get(item) ?? 0) > 0) return [];
    const value = context.report.values.get(item);
    const quantity = value?.quantity ?? null;
    if (quantity !== null && !quantity.isZero()) return [];
    const expectation = usual(item, context);
    if (expectation === null || expectation.centre < Math.log(context.settings.trivial[item])) return [];
    const about = { item, expected: exactly(roughly(item, expectation.centre)) };
    if (quantity !== null && !hasSameMonth(context.timeline, item)) return [];
    if (quantity !== null) return [finding('ZERO_USUAL_ITEM', { ...about, actual: quantity })];
    return [finding(value?.notApplicable ? 'NOT_APPLICABLE_USUAL_ITEM' : 'MISSING_USUAL_ITEM', about)];
  });
