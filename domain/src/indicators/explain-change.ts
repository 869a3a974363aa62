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
  /** Approved ÷ expected institution-months of the type, above zero where anything was reported. */
  readonly coverage: Decimal;
  readonly amounts: readonly CarrierAmount[];
}
export interface PeriodActivity {
  readonly types: readonly TypeActivity[];
}

/** What activity is measured by: m² or persons. */
export const ACTIVITY_MEASURES = ['FLOOR_AREA', 'ENERGY_USERS'] as const;
export type ActivityMeasure = (typeof ACTIVITY_MEASURES)[number];

export const CHANGE_CAUSES = ['COVERAGE', 'ACTIVITY', 'STRUCTURE', 'INTENSITY', 'FACTOR'] as const;
/**
 * COVERAGE: more or fewer of a type's institutions reported. ACTIVITY: area or people of all that are expected changed, those who did not report
 * taken to be like those of their type who did. STRUCTURE: their spread over the types changed. INTENSITY: quantity for each m² or person. FACTOR: what a unit counts for (grid factor, coefficients).
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

/** The terms whose product is the amount of one carrier of one type. */
interface Terms {
  readonly amount: Decimal;
  readonly coverage: Decimal;
  /** Activity of those who reported. */
  readonly activity: Decimal;
  /** The type's part of the activity of all that are expected. */
  readonly share: Decimal;
  readonly intensity: Decimal;
  readonly factor: Decimal;
}
interface PeriodTerms {
  /** Area or people of all that are expected: of each type its activity ÷ its coverage. */
  readonly whole: Decimal;
  readonly terms: ReadonlyMap<string, Terms>;
}

/** Of the whole type, reported or not. */
const fullActivity = ({ activity, coverage }: TypeActivity): Decimal => (coverage.gt(0) ? activity.dividedBy(coverage) : activity);

/** Every carrier that is used in either period has its terms in both: one that a type does not use has the amount zero. */
const termsOf = ({ types }: PeriodActivity, carriers: ReadonlyMap<string, ReadonlySet<string>>): PeriodTerms => {
  const whole = sum(types.map(fullActivity));
  const terms = new Map<string, Terms>();
  for (const each of types) {
    const { type, activity, coverage, amounts } = each;
    const share = whole.isZero() ? ZERO : fullActivity(each).dividedBy(whole);
    const common = { activity, coverage, share };
    for (const carrier of carriers.get(type) ?? []) {
      const used = amounts.find((amount) => amount.carrier === carrier);
      const quantity = used?.quantity ?? ZERO;
      const intensity = activity.isZero() ? ZERO : quantity.dividedBy(activity);
      const factor = used?.factor ?? ZERO;
      terms.set(`${type}|${carrier}`, { ...common, amount: quantity.times(factor), intensity, factor });
    }
  }
  return { whole, terms };
};

const carriersOf = (periods: readonly PeriodActivity[]): Map<string, Set<string>> => {
  const carriers = new Map<string, Set<string>>();
  for (const { type, amounts } of periods.flatMap(({ types }) => types)) {
    const known = carriers.get(type) ?? new Set<string>();
    for (const { carrier } of amounts) known.add(carrier);
    carriers.set(type, known);
  }
  return carriers;
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

/** `whole`: the logarithm by which the activity of all that are expected grew; null where one side has none. */
const addTo = (effects: Effects, before: Terms | undefined, after: Terms | undefined, whole: Decimal | null): void => {
  const [from, to] = [before?.amount ?? ZERO, after?.amount ?? ZERO];
  if (from.isZero() && to.isZero()) return;
  const cause = causeOfZero(before, after);
  if (cause !== null || whole === null) {
    const zero = cause ?? 'STRUCTURE';
    effects[zero] = effects[zero].plus(to.minus(from));
    return;
  }
  const mean = logarithmicMean(to, from);
  const add = (named: ChangeCause, logarithm: Decimal): void => void (effects[named] = effects[named].plus(mean.times(logarithm)));
  add('COVERAGE', ratio(after!.coverage, before!.coverage));
  add('ACTIVITY', whole);
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
 * E = Σ over types i and carriers j of cᵢ × N × (Nᵢ ÷ N) × (qᵢⱼ ÷ Qᵢ) × fⱼ with a type's coverage cᵢ, the activity Qᵢ of those of it who
 * reported, Nᵢ = Qᵢ ÷ cᵢ of all of it, N = Σ Nᵢ, quantity q and factor f; each effect is Σ L(Eᵢⱼ after, before) × ln(term after ÷ before),
 * L the logarithmic mean. No residual. Coverage is each type's own: a hospital that is missing among five hundred schools takes
 * nothing from their activity. Source: B. W. Ang, The LMDI approach to decomposition analysis: a practical guide, Energy Policy 33 (2005)
 * 867–871 (LMDI-I, additive); zeros by their limits (Ang & Liu, Energy Policy 35 (2007) 238–246). `decimals` of the totals and effects;
 * rounded effects add up to the rounded change exactly.
 */
export const explainChange = (before: PeriodActivity, after: PeriodActivity, decimals: number): ExplainedChange => {
  const carriers = carriersOf([before, after]);
  const [from, to] = [termsOf(before, carriers), termsOf(after, carriers)];
  const total = ({ terms }: PeriodTerms): Decimal => sum([...terms.values()].map((each) => each.amount)).toDecimalPlaces(decimals);
  const whole = from.whole.gt(0) && to.whole.gt(0) ? ratio(to.whole, from.whole) : null;
  const effects = none();
  for (const key of new Set([...from.terms.keys(), ...to.terms.keys()])) addTo(effects, from.terms.get(key), to.terms.get(key), whole);
  const [first, last] = [total(from), total(to)];
  return { before: first, after: last, effects: roundTogether(effects, last.minus(first), decimals) };
};
