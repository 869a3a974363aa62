// What the running text says against what the table prints.
import { comparePrinted, findSlip, inPrintedUnit } from '../compare.js';
import { asPrinted, asRead, tableFigure, textFigure, textTarget } from '../figures.js';
import type { PrintedFigure } from '../figures.js';
import { finding } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { agrees } from '../interval.js';
import type { PlanDocument } from '../plan-document.js';
import { recomputeBaseline } from '../recompute.js';
import { PLAN_INDICATOR_UNITS, PLAN_INDICATORS } from '../units.js';
import type { PlanIndicatorCode } from '../units.js';

/** The one of two disagreeing figures that the document's more basic numbers support; the table's where they support both or none. */
const supported = (document: PlanDocument, indicator: PlanIndicatorCode, table: PrintedFigure, text: PrintedFigure): PrintedFigure => {
  const recomputed = recomputeBaseline(document, indicator);
  return recomputed && agrees(recomputed, asPrinted(text)) && !agrees(recomputed, asPrinted(table)) ? text : table;
};

const checkBaseline = (document: PlanDocument, indicator: PlanIndicatorCode): PlanFinding[] => {
  const table = tableFigure(document, indicator, 'baseline');
  const text = textFigure(document, indicator);
  if (!table || !text) return [];
  const right = supported(document, indicator, table, text);
  const figure = right === table ? text : table;
  return comparePrinted({ code: 'TEXT_TABLE_MISMATCH', indicator, figure, expected: asRead(right), basis: `与${right.place}一致，` });
};

/**
 * A target is a limit, not a measurement: text and table must name the same number. One that is only a coarser rounding of
 * the other is suspicious (which limit holds?), any other difference cannot be right.
 */
const checkTarget = (document: PlanDocument, indicator: PlanIndicatorCode): PlanFinding[] => {
  const table = tableFigure(document, indicator, 'target');
  const text = textTarget(document, indicator);
  if (!table || !text || asRead(table).value.eq(asRead(text).value)) return [];
  if (!agrees(asRead(table), asRead(text)) && findSlip(inPrintedUnit(text, asRead(table)), text.printed)) {
    return comparePrinted({ code: 'TEXT_TABLE_MISMATCH', indicator, figure: text, expected: asRead(table), basis: '与专栏1一致，' });
  }
  const expected = `${table.printed} ${table.readAs?.unit ?? table.unit}`;
  const actual = `${text.printed} ${text.unit}`;
  const side = asRead(text).value.lt(asRead(table).value) ? '低于' : '高于';
  const severity = agrees(asRead(table), asRead(text)) ? 'WARNING' : 'ERROR';
  const message = `${PLAN_INDICATOR_UNITS[indicator].nameZh}目标：专栏1为 ${expected}，正文为 ${actual}，正文${side}专栏1。`;
  return [finding('TEXT_TABLE_MISMATCH', message, { indicator, expected, actual, severity })];
};

/** Text and table print the same baselines (to the coarser one's last digit) and the same targets. */
export const checkTextAndTable = (document: PlanDocument): PlanFinding[] =>
  PLAN_INDICATORS.flatMap((indicator) => [...checkBaseline(document, indicator), ...checkTarget(document, indicator)]);
