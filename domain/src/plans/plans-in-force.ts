// Which of a region's plans speaks of a year: figures take their base year and their carbon scope from it.

export interface DatedPlan {
  readonly baseYear: number | null;
  readonly targetYear: number;
  /** Null: known from the beginning. */
  readonly publishedAt: Date | null;
  /** Null: not superseded. */
  readonly supersededAt: Date | null;
}

/** How well a plan fits a year: that in which it lies, then that of which it is the base, then the one before it, then any. */
const fitOf = ({ baseYear, targetYear }: DatedPlan, year: number): number => {
  if (baseYear === null) return targetYear === year ? 3 : 0;
  if (baseYear < year && year <= targetYear) return 3;
  if (baseYear === year) return 2;
  return targetYear < year ? 1 : 0;
};

/**
 * The plans that were in force at the time, those first that speak of the year. So a figure of 2023 has the base year of the plan to
 * 2025 also after the one to 2030 was published, and a figure as of a time before that knows nothing of it.
 */
export const plansFor = <P extends DatedPlan>(plans: readonly P[], year: number, at: Date): P[] =>
  plans
    .filter((plan) => (plan.publishedAt === null || plan.publishedAt <= at) && (plan.supersededAt === null || plan.supersededAt > at))
    .sort((a, b) => fitOf(b, year) - fitOf(a, year) || (fitOf(a, year) === 0 ? a.targetYear - b.targetYear : b.targetYear - a.targetYear));
