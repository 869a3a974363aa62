// All rules that a report meets at submission.
import { FLOW_CODES } from '../items/items.js';
import type { RuleFinding } from './finding.js';
import { hasQuantity } from './kept-value.js';
import { besideOthers, flowEvidence, type FlowEvidence } from './flow-evidence.js';
import { reportContext, type ReportContext } from './report-context.js';
import type { History, PeerStatistics, ReportedValues, ReportUnderReview } from './report-under-review.js';
import { isHardRule, type RuleCode } from './rule-codes.js';
import type { RuleSettings } from './rule-settings.js';
import { checkDigits } from './rules/digit-slip.js';
import { BUILDING_FLOWS, checkEnergyPerArea } from './rules/energy-per-area.js';
import { checkInstitutionOpen, checkPeriodOpen } from './rules/openness.js';
import { checkOutOfSeason } from './rules/out-of-season.js';
import { checkRequired, checkStaff, checkVehicles } from './rules/parts.js';
import { checkPrintedTotals } from './rules/printed-totals.js';
import { checkRepeatedValue } from './rules/repeated-value.js';
import { checkStockChanges } from './rules/stock-change.js';
import { checkPriceChange, checkPriceRange } from './rules/unit-price.js';
import { checkUnitSlip } from './rules/unit-slip.js';
import { checkUsualItems } from './rules/usual-items.js';
import { checkValues } from './rules/values.js';

type ReportRule = (context: ReportContext) => RuleFinding[];
type FlowRule = (evidence: FlowEvidence, settings: RuleSettings, context: ReportContext) => RuleFinding | null;

/** What cannot be. Each is judged for itself, whatever the others find. */
const hardRules: readonly ReportRule[] = [
  checkPeriodOpen,
  checkInstitutionOpen,
  checkValues,
  checkRequired,
  checkVehicles,
  checkStaff,
  checkPrintedTotals,
];

/** What may have happened to one quantity, the most telling explanation first: only the first that holds is told. */
const explanations: readonly FlowRule[] = [
  checkUnitSlip,
  checkRepeatedValue,
  checkDigits,
  checkPriceRange,
  checkPriceChange,
  checkOutOfSeason,
];

const evidenceOf = (context: ReportContext): FlowEvidence[] => {
  const all: FlowEvidence[] = [];
  for (const item of FLOW_CODES) {
    const value = context.report.values.get(item);
    if (value && hasQuantity(value)) all.push(flowEvidence(item, value, context));
  }
  return besideOthers(all);
};

const checkFlows = (context: ReportContext, isOn: (code: RuleCode) => boolean): RuleFinding[] =>
  evidenceOf(context).flatMap((evidence) => {
    for (const rule of explanations) {
      const found = rule(evidence, context.settings, context);
      if (found && isOn(found.code)) return [found];
    }
    return [];
  });

const inFormOrder = (a: RuleFinding, b: RuleFinding): number =>
  FLOW_CODES.findIndex((flow) => flow === a.item) - FLOW_CODES.findIndex((flow) => flow === b.item);

const explainsEnergy = ({ item }: RuleFinding): boolean => BUILDING_FLOWS.some((flow) => flow === item);

/**
 * Everything that the rules find, errors first, each kind in the order of the form: the same report, history, peers and
 * settings give the same list. Energy per area is not asked about where a quantity in it already is.
 */
export const checkReport = (
  report: ReportUnderReview<ReportedValues>,
  history: History,
  peers: PeerStatistics,
  settings: RuleSettings,
): RuleFinding[] => {
  const context = reportContext(report, history, peers, settings);
  const isOn = (code: RuleCode): boolean => isHardRule(code) || !settings.disabled.includes(code);
  const errors = hardRules.flatMap((rule) => rule(context));
  const quantities = [...checkUsualItems(context), ...checkFlows(context, isOn)].sort(inFormOrder);
  const energy = quantities.some(explainsEnergy) ? [] : checkEnergyPerArea(context);
  return [...errors, ...checkStockChanges(context), ...quantities, ...energy].filter(({ code }) => isOn(code));
};
