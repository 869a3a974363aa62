// Whether parts of a figure were computed with factors that do not go together: by what the factors say, not by the names of their sets.
import type { EditionFigureKind, EditionHead } from '../editions/edition.js';
import { thawFactors } from '../editions/frozen-factors.js';
import type { FactorSet } from '../factors/factor-set.js';
import { flowsOf, getIndicator } from '../indicators/definitions.js';
import { factorOf, type FigureContext } from '../indicators/evaluate.js';
import { monthsOf, parsePeriod } from '../periods/period.js';

/** A province's edition, as far as its factors go. */
export interface MadeWith {
  readonly member: number;
  readonly method: Pick<EditionHead, 'period' | 'factorSetId' | 'factors' | 'electricityBasis' | 'treeDay'>;
}

const contextOf = ({ member, method }: MadeWith, carbonScope: EditionFigureKind['carbonScope'], factorSet: FactorSet): FigureContext => {
  const period = parsePeriod(method.period)!;
  return {
    province: member,
    year: period.year,
    endedMonths: monthsOf(period).length,
    factorSet,
    electricityBasis: method.electricityBasis,
    factorBasis: 'CURRENT',
    planBaseYear: null,
    carbonScope,
  };
};

/**
 * Compares what each member used with what the others' sets say for the same. Of what both have, a factor that holds for every province
 * prevents the sum where it differs; a grid factor is the member's own and only named: no other member uses it.
 */
export const factorsDiffer = ({ code, carbonScope }: EditionFigureKind, made: readonly MadeWith[]): 'NONE' | 'NAMED' | 'PREVENTS' => {
  const definition = getIndicator(code);
  if (definition.measure === 'VOLUME') return 'NONE';
  const sets = made.map(({ method }) => thawFactors(method));
  const differing = flowsOf(definition, carbonScope ?? 'TOTAL').filter((flow) =>
    made.some((own, index) => {
      const used = factorOf(code, flow, contextOf(own, carbonScope, sets[index]!));
      const elsewhere = sets.map((set) => factorOf(code, flow, contextOf(own, carbonScope, set)));
      return used !== null && elsewhere.some((other) => other !== null && !other.value.eq(used.value));
    }),
  );
  if (differing.length === 0) return 'NONE';
  const isOwn = definition.measure === 'CARBON' ? ['ELECTRICITY'] : [];
  return differing.every((flow) => isOwn.includes(flow)) ? 'NAMED' : 'PREVENTS';
};
