// A cap and an intensity on the same consumption: which of them binds, and how much may be added before it does.
import { Decimal } from '../decimal.js';
import type { IndicatorCode } from '../indicators/definitions.js';

/** The intensity over just the flows that a total caps: nothing of the cap is outside it. */
export const INTENSITY_OF: Readonly<Partial<Record<IndicatorCode, IndicatorCode>>> = {
  ENERGY_TOTAL: 'ENERGY_PER_CAPITA',
  BUILDING_ENERGY: 'ENERGY_PER_AREA',
  WATER_TOTAL: 'WATER_PER_CAPITA',
  CARBON_TOTAL: 'CARBON_PER_AREA',
};

export interface CapAndIntensity {
  /** Of the target year, in the unit of the total (tce, m3, tCO2). */
  readonly cap: Decimal;
  /** In units of the total for one unit of the divisor: kgce/m2 ÷ 1000 where the cap is in tce. */
  readonly intensity: Decimal;
  /** Floor area or people in the baseline year, above zero. */
  readonly divisor: Decimal;
  /** What the cap covers and the intensity does not, as expected in the target year: petrol and diesel beside energy per area. */
  readonly outside: Decimal;
  /** Growth of the divisor until the target year, percent. */
  readonly growthPercent: Decimal;
}

export const BINDS = ['CAP', 'INTENSITY', 'BOTH'] as const;
export interface Binding {
  readonly binds: (typeof BINDS)[number];
  /** What the intensity allows in all under the stated growth. */
  readonly allowedByIntensity: Decimal;
  /** The smaller of cap and allowedByIntensity. */
  readonly allowed: Decimal;
  /** Growth of the divisor at which both allow the same, percent: beyond it the cap binds. Negative: it must shrink. Null for an intensity of zero. */
  readonly growthUntilCapPercent: Decimal | null;
}

const DIGITS = 20;

/**
 * The intensity allows intensity × divisor × (1 + growth) + outside; the cap allows the cap: the smaller binds. Up to a growth of (cap − outside) ÷
 * (intensity × divisor) − 1 the intensity is the stricter of the two. Quotients to 20 significant digits. Throws for a divisor of zero or less.
 */
export const findBinding = ({ cap, intensity, divisor, outside, growthPercent }: CapAndIntensity): Binding => {
  if (divisor.lte(0)) throw new RangeError(`divisor: expected above zero, got ${divisor.toFixed()}`);
  const atBaseline = intensity.times(divisor);
  const allowedByIntensity = atBaseline.times(growthPercent.plus(100)).dividedBy(100).plus(outside);
  const side = allowedByIntensity.comparedTo(cap);
  return {
    binds: side === 0 ? 'BOTH' : side > 0 ? 'CAP' : 'INTENSITY',
    allowedByIntensity,
    allowed: Decimal.min(cap, allowedByIntensity),
    growthUntilCapPercent: atBaseline.isZero()
      ? null
      : cap.minus(outside).minus(atBaseline).times(100).dividedBy(atBaseline).toSignificantDigits(DIGITS),
  };
};
