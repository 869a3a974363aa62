// A plan document as printed: every number is the document's own text with the document's own unit. Nothing here is computed.
import type { PlanIndicatorCode } from './units.js';

/** The kinds of energy by which plans print their mix; 汽油 and 柴油 in any use are one kind each. */
export const PLAN_FUELS = ['ELECTRICITY', 'COAL', 'NATURAL_GAS', 'GASOLINE', 'DIESEL', 'OTHER_ENERGY'] as const;
export type PlanFuel = (typeof PLAN_FUELS)[number];

/** Counts of institutions that are parts of INSTITUTIONS, in the groups that documents publish. */
export const INSTITUTION_PARTS = [
  'INSTITUTIONS_STATE_ORGAN',
  'INSTITUTIONS_PUBLIC_SERVICE',
  'INSTITUTIONS_SOCIAL_GROUP',
  'INSTITUTIONS_PARTY_GOV',
  'INSTITUTIONS_SOCIAL_GROUP_AND_PUBLIC_SERVICE',
] as const;
export const COUNT_STATISTICS = ['INSTITUTIONS', ...INSTITUTION_PARTS, 'FLOOR_AREA', 'ENERGY_USERS', 'OFFICIAL_VEHICLES'] as const;
export type CountStatistic = (typeof COUNT_STATISTICS)[number];

/** 预期性 or 约束性. */
export type PlanTargetNature = 'EXPECTED' | 'BINDING';
/** SET: a value. PENDING_UPSTREAM: 以国家下达目标值为准. RATE_ONLY: a yearly rate without a baseline. */
export type PlanTargetState = 'SET' | 'PENDING_UPSTREAM' | 'RATE_ONLY';
export type PlanBound = 'AT_MOST' | 'AT_LEAST';

/** What the running text says of the baseline year; may differ from the table. */
export interface PlanStatistic {
  readonly code: CountStatistic | PlanIndicatorCode;
  readonly printed: string;
  readonly unit: string;
  readonly quote: string | null;
}

/** One row of 专栏1, the table of main indicators. */
export interface PlanIndicator {
  readonly indicator: PlanIndicatorCode;
  readonly nature: PlanTargetNature;
  /** False where the document leaves the column empty and the nature follows from the kind of indicator. */
  readonly naturePrinted: boolean;
  readonly state: PlanTargetState;
  readonly bound: PlanBound;
  /** As printed; null where a rate is all there is. */
  readonly unit: string | null;
  /** The unit that makes the numbers true, where the printed one is a slip. */
  readonly readAs: string | null;
  readonly baseline: string | null;
  readonly target: string | null;
  /** Decline in percent that the text prints: from baseline to target, or yearly where the state is RATE_ONLY. */
  readonly reductionPercent: string | null;
  readonly note: string | null;
  readonly quote: string | null;
}

export interface EnergyMixItem {
  readonly item: PlanFuel;
  readonly amount: string | null;
  /** Percent of the energy total. */
  readonly share: string;
}
export interface EnergyMix {
  /** Unit of the amounts; null where none are printed. */
  readonly unit: string | null;
  /** Whether the text claims to list every kind of energy. */
  readonly complete: boolean;
  readonly items: readonly EnergyMixItem[];
  readonly quote: string | null;
}
export interface CarbonMixItem {
  readonly item: PlanFuel;
  /** Percent of the carbon total. */
  readonly share: string;
}
export interface CarbonMix {
  readonly complete: boolean;
  readonly items: readonly CarbonMixItem[];
  readonly quote: string | null;
}

export const PLAN_STATEMENT_CODES = [
  'TEXT_TARGET',
  'BUILDING_CARBON_SHARE',
  'CARBON_PER_TCE_RATIO',
  'CARBON_AVERAGE_DECLINE',
  'FUNDS_LAST_PERIOD',
  'NAMED_COUNT',
  'DEADLINE',
] as const satisfies readonly PlanStatement['code'][];

/** Other sentences of the text that can be checked or are worth keeping. */
export type PlanStatement =
  | {
      readonly code: 'TEXT_TARGET';
      readonly indicator: PlanIndicatorCode;
      readonly printed: string;
      readonly unit: string;
      readonly quote: string;
    }
  | { readonly code: 'BUILDING_CARBON_SHARE'; readonly percent: string; readonly quote: string }
  | { readonly code: 'CARBON_PER_TCE_RATIO'; readonly ratio: Readonly<Partial<Record<PlanFuel, string>>>; readonly quote: string }
  | { readonly code: 'CARBON_AVERAGE_DECLINE'; readonly percent: string; readonly quote: string }
  | {
      readonly code: 'FUNDS_LAST_PERIOD';
      readonly unit: string;
      readonly amounts: Readonly<Partial<Record<FundSource, string>>>;
      readonly quote: string;
    }
  | {
      readonly code: 'NAMED_COUNT';
      readonly what: CountedPart;
      readonly named: number | null;
      readonly listed: number;
      readonly quote: string;
      readonly note: string | null;
    }
  | { readonly code: 'DEADLINE'; readonly what: string; readonly day: string; readonly quote: string };
export const FUND_SOURCES = ['PROVINCE', 'LOCAL', 'SOCIAL'] as const;
export type FundSource = (typeof FUND_SOURCES)[number];
export const COUNTED_PARTS = [
  'ACTIONS',
  'SYSTEMS',
  'MECHANISMS',
  'CHAPTERS',
  'ENGINEERING_PROJECTS',
  'ACTIONS_LAST_PERIOD',
  'PROJECTS_LAST_PERIOD',
] as const;
export type CountedPart = (typeof COUNTED_PARTS)[number];

/** A quantified task. `quantity` is in `unit` as the platform counts it; the printed words are in the quote. */
export interface PlanTask {
  readonly code: string;
  readonly theme: string;
  readonly text: string;
  readonly quantity: string;
  readonly unit: string;
  readonly due: string;
  readonly bound: PlanBound;
  readonly quote: string | null;
  /** What the same document says was reached of the same thing in the period before, in the same unit. */
  readonly achievedBefore: { readonly quantity: string; readonly quote: string } | null;
}

export interface PlanDocument {
  readonly regionCode: string;
  /** `issued` is a day, or a year where the document prints no more. */
  readonly document: {
    readonly title: string;
    readonly number: string | null;
    readonly issuers: readonly string[];
    readonly issued: string;
  };
  readonly baselineYear: number | null;
  readonly targetYear: number;
  readonly statistics: readonly PlanStatistic[];
  readonly declineSince: {
    readonly year: number;
    readonly percents: Readonly<Partial<Record<PlanIndicatorCode, string>>>;
    readonly quote: string;
  } | null;
  readonly energyMix: EnergyMix | null;
  readonly carbonMix: CarbonMix | null;
  readonly indicators: readonly PlanIndicator[];
  readonly statements: readonly PlanStatement[];
  readonly tasks: readonly PlanTask[];
  readonly jointTasks: readonly PlanTask[];
}
