// What a field costs against the limit of a query: about one for each value that may come back, more for what reads sums.
interface Estimate {
  readonly args: Record<string, unknown>;
  readonly childComplexity: number;
}

const pageSize = (args: Record<string, unknown>): number => (typeof args['first'] === 'number' && args['first'] > 0 ? args['first'] : 0);

/** A list with a page size: its children once for each row that may come back. */
export const pageCost = ({ args, childComplexity }: Estimate): number => 1 + pageSize(args) * childComplexity;
/** A figure: reads sums. */
export const figureCost = ({ childComplexity }: Estimate): number => 5 + childComplexity;
/** All eight figures of a place share their sums. */
export const figuresCost = ({ childComplexity }: Estimate): number => 5 + 8 * childComplexity;
/** A list of figures of unknown length, such as a series or a breakdown. */
export const figureListCost = ({ childComplexity }: Estimate): number => 20 + 20 * childComplexity;
/** A ranking computes the figures of every region, whatever it shows. */
export const rankingCost = ({ args, childComplexity }: Estimate): number => 100 + pageSize(args) * childComplexity;
/** Whatever reads an edition with every report version in it. */
export const wholeEditionCost = ({ childComplexity }: Estimate): number => 2_000 + childComplexity;
/** What is computed over every institution of a place, whatever is shown of it. */
export const everyInstitutionCost = ({ childComplexity }: Estimate): number => 100 + childComplexity;
