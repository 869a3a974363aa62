// What a plan's own numbers contradict: the closed list of findings. Codes are stable; nobody branches on a message.
import type { PlanFuel } from './plan-document.js';
import type { PlanIndicatorCode } from './units.js';

/** ERROR: cannot be right. WARNING: suspicious. NOTE: how it was rounded, or a derived fact worth knowing. */
export type PlanFindingSeverity = 'ERROR' | 'WARNING' | 'NOTE';

/** Every code with its usual severity. */
export const PLAN_FINDING_CODES = {
  /** Parts do not add up to the printed total. */
  SUM_MISMATCH: 'ERROR',
  /** The listed kinds of energy leave a rest that the document's own shares leave too. */
  UNLISTED_ENERGY: 'NOTE',
  /** A share is not amount ÷ total. */
  SHARE_MISMATCH: 'ERROR',
  /** A share is amount ÷ total only within the rounding of the printed amounts. */
  SHARE_ROUNDING: 'NOTE',
  /** The shares of a complete list do not add up to 100 %. */
  SHARE_SUM: 'ERROR',
  PER_CAPITA_MISMATCH: 'ERROR',
  PER_AREA_MISMATCH: 'ERROR',
  TEXT_TABLE_MISMATCH: 'ERROR',
  /** Right but for a factor of 10, 1000 or 10000. */
  UNIT_SLIP: 'ERROR',
  /** A target was cut off where rounding would give the next digit. */
  TARGET_TRUNCATED: 'NOTE',
  /** A target follows from its baseline only within the baseline's own rounding. */
  TARGET_ROUNDING: 'NOTE',
  TARGET_MISMATCH: 'ERROR',
  CAP_ABOVE_BASE: 'WARNING',
  IMPLIED_PEOPLE_DIFFER: 'WARNING',
  IMPLIED_AREA_FALLS: 'WARNING',
  /** Carbon per area counts building energy's carbon only. */
  CARBON_SCOPE_BUILDING: 'NOTE',
  CARBON_CAP_OTHER_FACTOR: 'WARNING',
  CARBON_SHARE_OTHER_FACTOR: 'WARNING',
  CARBON_SHARE_MISMATCH: 'ERROR',
  RATIO_OTHER_BASIS: 'WARNING',
  RATIO_MISMATCH: 'ERROR',
  IMPLIED_FACTOR_DIFFERS: 'NOTE',
  NAMED_COUNT: 'WARNING',
  DEADLINE_BEFORE_ISSUE: 'WARNING',
  TARGET_BELOW_ACHIEVED: 'WARNING',
} as const satisfies Record<string, PlanFindingSeverity>;
export type PlanFindingCode = keyof typeof PLAN_FINDING_CODES;

export interface PlanFinding {
  readonly code: PlanFindingCode;
  readonly severity: PlanFindingSeverity;
  /** Chinese: what was expected and what is printed. */
  readonly message: string;
  readonly indicator: PlanIndicatorCode | null;
  /** The kind of energy, task or part that it is about, where it is not the whole indicator. */
  readonly item: string | null;
  /** In the printed unit; with the unit where two units meet. */
  readonly expected: string;
  readonly actual: string;
}

interface About {
  readonly indicator?: PlanIndicatorCode;
  /** A kind of energy, or a task's code. */
  readonly item?: string;
  readonly expected: string;
  readonly actual: string;
  /** Where it is not the code's usual one. */
  readonly severity?: PlanFindingSeverity;
}

/** A finding with its code's usual severity. */
export const finding = (code: PlanFindingCode, message: string, about: About): PlanFinding => ({
  code,
  severity: about.severity ?? PLAN_FINDING_CODES[code],
  message,
  indicator: about.indicator ?? null,
  item: about.item ?? null,
  expected: about.expected,
  actual: about.actual,
});

export const FUEL_NAMES: Readonly<Record<PlanFuel, string>> = {
  ELECTRICITY: '电力',
  COAL: '煤炭',
  NATURAL_GAS: '天然气',
  GASOLINE: '汽油',
  DIESEL: '柴油',
  OTHER_ENERGY: '其他能源',
};
