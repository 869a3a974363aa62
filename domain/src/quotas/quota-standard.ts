// Quota standards as a province publishes them: which values hold for an institution of a type and kind in a year.
import type { ElectricityBasis } from '../factors/factor-set.js';
import type { IndicatorCode } from '../indicators/definitions.js';
import type { Day } from '../periods/period.js';
import type { InstitutionType } from '../regions/institution-types.js';
import type { QuotaValues } from '../targets/quota.js';

/** What quotas are set for. Their values are of a whole year. */
export const QUOTA_INDICATORS = ['ENERGY_PER_AREA', 'ENERGY_PER_CAPITA', 'WATER_PER_CAPITA'] as const satisfies readonly IndicatorCode[];
export type QuotaIndicator = (typeof QUOTA_INDICATORS)[number];
export const isQuotaIndicator = (code: IndicatorCode): code is QuotaIndicator => QUOTA_INDICATORS.some((each) => each === code);

/** The quota by which an indicator is measured: its own, or of a total, the one that is multiplied by area or people. */
export const QUOTA_OF: Partial<Record<IndicatorCode, QuotaIndicator>> = {
  ENERGY_PER_AREA: 'ENERGY_PER_AREA',
  ENERGY_PER_CAPITA: 'ENERGY_PER_CAPITA',
  WATER_PER_CAPITA: 'WATER_PER_CAPITA',
  BUILDING_ENERGY: 'ENERGY_PER_AREA',
  ENERGY_TOTAL: 'ENERGY_PER_CAPITA',
  WATER_TOTAL: 'WATER_PER_CAPITA',
};
export const QUOTA_LEVELS = ['LIMIT', 'STANDARD', 'GUIDE'] as const;
/** 约束值, 基准值, 引导值. */
export type QuotaLevel = (typeof QUOTA_LEVELS)[number];

/** One row of a standard, in the indicator's unit. */
export interface QuotaRow extends QuotaValues {
  readonly type: InstitutionType;
  /** 医院 二级, 小学 …; empty where the standard knows one kind of the type only. */
  readonly kind: string;
  readonly indicator: QuotaIndicator;
}
export interface QuotaStandard {
  readonly version: number;
  readonly standardNumber: string;
  readonly title: string;
  /** Values of energy are compared with figures of this basis only. */
  readonly electricityBasis: ElectricityBasis;
  readonly validFrom: Day;
  /** No more in force on this day. */
  readonly validTo: Day | null;
  /** The version that it takes out, published wrongly. */
  readonly replaces: number | null;
  readonly source: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly rows: readonly QuotaRow[];
}
/** A row with the standard that it is of. */
export interface QuotaInForce {
  readonly standard: QuotaStandard;
  readonly row: QuotaRow;
}

/** The standards in force on a day, the newest first: those that took effect later before those that did earlier. */
export const standardsOn = (standards: readonly QuotaStandard[], day: Day): QuotaStandard[] => {
  const replaced = new Set(standards.map((each) => each.replaces));
  return standards
    .filter((each) => !replaced.has(each.version) && each.validFrom <= day && (each.validTo === null || day < each.validTo))
    .sort((a, b) => (a.validFrom === b.validFrom ? b.version - a.version : a.validFrom < b.validFrom ? 1 : -1));
};

/** The quota of an institution: of its own kind, else of its type as a whole; of the newest standard that has one; null where none has. */
export const quotaFor = (
  inForce: readonly QuotaStandard[],
  of: { readonly type: InstitutionType; readonly kind: string; readonly indicator: QuotaIndicator },
): QuotaInForce | null => {
  for (const kind of new Set([of.kind, ''])) {
    for (const standard of inForce) {
      const row = standard.rows.find((each) => each.type === of.type && each.indicator === of.indicator && each.kind === kind);
      if (row) return { standard, row };
    }
  }
  return null;
};
