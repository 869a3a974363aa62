// Why a total changed between two periods: activity, structure, intensity, factors and coverage, adding up exactly.
import { Decimal, sum, ZERO } from '../decimal.js';

/** What one carrier (electricity, gas, water …) of one type of institution amounts to in a period. */
export interface CarrierAmount {
  readonly carrier: string;
  /** Physical quantity, in the carrier's unit. */
  readonly quantity: Decimal;
  /** From the carrier's unit to the total's; above zero where the quantity is. */
  readonly factor: Decimal;
}
/** One type of institution in one period. */
export interface TypeActivity {
  readonly type: string;
  /** Floor area or people of those who reported, in one unit for both periods. */
  readonly activity: Decimal;
  readonly amounts: readonly CarrierAmount[];
}
export interface PeriodActivity {
  readonly types: readonly TypeActivity[];
  /** Approved ÷ expected institution-months, above zero where anything was reported. */
  readonly coverage: Decimal;
}

export const CHANGE_CAUSES = ['COVERAGE', 'ACTIVITY', 'STRUCTURE', 'INTENSITY', 'FACTOR'] as const;
/**
 * COVERAGE: more or fewer of the institutions reported. ACTIVITY: area or people changed. STRUCTURE: their spread over the types did.
 * INTENSITY: quantity for each m² or person. FACTOR: what a unit counts for (grid factor, coefficients).
 */
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

export interface ExplainedChange {
  readonly before: Decimal;
  readonly after: Decimal;
  /** Rounded so that they add up to `after − before` exactly. */
  readonly effects: Readonly<Record<ChangeCause, Decimal>>;
}

type Effects = Record<ChangeCause, Decimal>;
const none = (): Effects => ({ COVERAGE: ZERO, ACTIVITY: ZERO, STRUCTURE: ZERO, INTENSITY: ZERO, FACTOR: ZERO });

/** The terms whose product is the amount of one carrier of one type; a missing type has no terms but zero. */
interface Terms {
  readonly amount: Decimal;
  readonly activity: Decimal;
  readonly share: Decimal;
  readonly intensity: Decimal;
  readonly factor: Decimal;
}

const termsOf = ({ types }: PeriodActivity): Map<string, Terms> => {
  const whole = sum(types.map((each) => each.activity));
  const terms = new Map<string, Terms>();
  for (const { type, activity, amounts } of types) {
    for (const { carrier, quantity, factor } of amounts) {
      const share = whole.isZero() ? ZERO : activity.dividedBy(whole);
      const intensity = activity.isZero() ? ZERO : quantity.dividedBy(activity);
      terms.set(`${type}|${carrier}`, { amount: quantity.times(factor), activity, share, intensity, factor });
    }
  }
  return terms;
};

/** A carrier that a type did not use. */
const unused = ({ types }: PeriodActivity, key: string): Terms | undefined => {
  const found = types.find(({ type }) => key.startsWith(`${type}|`));
  return found && { amount: ZERO, activity: found.activity, share: ZERO, intensity: ZERO, factor: ZERO };
};

/** The logarithmic mean (a − b) ÷ ln(a ÷ b); a where both are equal. */
const logarithmicMean = (a: Decimal, b: Decimal): Decimal => (a.eq(b) ? a : a.minus(b).dividedBy(a.dividedBy(b).ln()));

const ratio = (after: Decimal, before: Decimal): Decimal => after.dividedBy(before).ln();

/** What has no logarithm, since a term is zero on one side, is the change of that term; what was used by nobody's area or people, intensity. */
const causeOfZero = (before: Terms | undefined, after: Terms | undefined): ChangeCause | null => {
  const [from, to] = [before?.activity ?? ZERO, after?.activity ?? ZERO];
  if (from.isZero() && to.isZero()) return 'INTENSITY';
  if (from.isZero() || to.isZero()) return 'STRUCTURE';
  if (before!.intensity.isZero() || after!.intensity.isZero()) return 'INTENSITY';
  return before!.factor.isZero() || after!.factor.isZero() ? 'FACTOR' : null;
};

const addTo = (
  effects: Effects,
  before: Terms | undefined,
  after: Terms | undefined,
  common: { coverage: Decimal; activity: Decimal },
): void => {
  const [from, to] = [before?.amount ?? ZERO, after?.amount ?? ZERO];
  if (from.isZero() && to.isZero()) return;
  const cause = causeOfZero(before, after);
  if (cause !== null) {
    effects[cause] = effects[cause].plus(to.minus(from));
    return;
  }
  const mean = logarithmicMean(to, from);
  const add = (cause: ChangeCause, logarithm: Decimal): void => void (effects[cause] = effects[cause].plus(mean.times(logarithm)));
  add('COVERAGE', common.coverage);
  add('ACTIVITY', common.activity);
  add('STRUCTURE', ratio(after!.share, before!.share));
  add('INTENSITY', ratio(after!.intensity, before!.intensity));
  add('FACTOR', ratio(after!.factor, before!.factor));
};

/** Each effect rounded down, the difference given step by step to the largest remainders. */
const roundTogether = (effects: Effects, change: Decimal, decimals: number): Effects => {
  const step = new Decimal(`1e-${decimals}`);
  const rounded = CHANGE_CAUSES.map((cause) => {
    const floor = effects[cause].toDecimalPlaces(decimals, Decimal.ROUND_FLOOR);
    return { cause, floor, rest: effects[cause].minus(floor) };
  });
  let left = change
    .minus(sum(rounded.map((each) => each.floor)))
    .dividedBy(step)
    .toNumber();
  const result = none();
  for (const { cause, floor } of [...rounded].sort((a, b) => b.rest.cmp(a.rest))) {
    result[cause] = left > 0 ? floor.plus(step) : floor;
    left -= 1;
  }
  return result;
};

/**
 * Splits the change of a total (energy in tce, water in m3, carbon in t) between two periods into its causes, additively:
 * E = Σ over types i and carriers j of C × (Q ÷ C) × (Qᵢ ÷ Q) × (qᵢⱼ ÷ Qᵢ) × fⱼ with coverage C, activity Q, quantity q and factor f; each
 * effect is Σ L(Eᵢⱼ after, before) × ln(term after ÷ before), L the logarithmic mean. No residual. Source: B. W. Ang, The LMDI approach to
 * decomposition analysis: a practical guide, Energy Policy 33 (2005) 867–871 (LMDI-I, additive); zeros by their limits (Ang & Liu, Energy
 * Policy 35 (2007) 238–246). `decimals` of the totals and effects; rounded effects add up to the rounded change exactly.
 */
export const explainChange = (before: PeriodActivity, after: PeriodActivity, decimals: number): ExplainedChange => {
  const [from, to] = [termsOf(before), termsOf(after)];
  const total = (terms: ReadonlyMap<string, Terms>): Decimal =>
    sum([...terms.values()].map((each) => each.amount)).toDecimalPlaces(decimals);
  const activityOf = (period: PeriodActivity): Decimal => sum(period.types.map((each) => each.activity));
  const [activityBefore, activityAfter] = [activityOf(before), activityOf(after)];
  const effects = none();
  const comparable = activityBefore.gt(0) && activityAfter.gt(0) && before.coverage.gt(0) && after.coverage.gt(0);
  const coverage = comparable ? ratio(after.coverage, before.coverage) : ZERO;
  const activity = comparable ? ratio(activityAfter, activityBefore).minus(coverage) : ZERO;
  for (const key of new Set([...from.keys(), ...to.keys()]))
    addTo(effects, from.get(key) ?? unused(before, key), to.get(key) ?? unused(after, key), { coverage, activity });
  const [first, last] = [total(from), total(to)];
  return { before: first, after: last, effects: roundTogether(effects, last.minus(first), decimals) };
};
