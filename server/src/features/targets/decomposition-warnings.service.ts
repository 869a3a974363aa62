// What to look at before a decomposition is published: never in its way.
import {
  basesApart,
  childrenBase,
  isIntensity,
  percentOf,
  remarksOn,
  yearPeriod,
  type Decimal,
  type DecompositionInput,
} from '@shuangcheng/domain';
import type { Decomposition } from '@shuangcheng/domain';
import type { RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getRegionFigures } from '../figures/figure.service.js';
import type { BaselineQuestion } from './child-baseline.service.js';
import { baselineWarning, ownUseWarning, remarkText } from './decomposition-texts.js';

/** What the region's own institutions used in the baseline year, and of how much in all; null where they reported nothing. */
const readOwnUse = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  { indicator, baseYear, carbonScope }: BaselineQuestion,
): Promise<{ readonly used: Decimal; readonly percent: Decimal } | null> => {
  const [period, choice] = [yearPeriod(baseYear), chooseOptions({ carbonScope })];
  const read = async (part: 'OWN' | 'SUBTREE') =>
    (await getRegionFigures(scope, loaders, regionId, [indicator], period, choice, part))[0]!.figure;
  const [own, all] = await Promise.all([read('OWN'), read('SUBTREE')]);
  const percent = own.value && all.value && percentOf(own.value, all.value);
  return own.value?.gt(0) && percent ? { used: own.value, percent } : null;
};

export interface Warned {
  readonly regionId: number;
  readonly question: BaselineQuestion;
  readonly parent: { readonly baseline: Decimal | null; readonly unit: string };
  readonly solved: DecompositionInput;
  readonly solution: Exclude<Decomposition, { kind: 'INCOMPLETE' }>;
  /** Whether regions get the shares: only then has the region institutions of its own beside its children. */
  readonly toRegions: boolean;
  readonly nameOf: (code: string) => string;
}

/** Baselines that differ, own institutions for which nothing is reserved, and what the method did that was not asked for. */
export const listWarnings = async (scope: RequestScope, loaders: Loaders, of: Warned): Promise<string[]> => {
  const { question, parent, solved, solution, nameOf } = of;
  const intensity = isIntensity(question.indicator);
  const below = childrenBase(solved.children);
  const own = of.toRegions && !intensity ? await readOwnUse(scope, loaders, of.regionId, question) : null;
  // What the region's own institutions used is in its baseline, and in none below it.
  const apart = own && below && !basesApart(parent.baseline, below.plus(own.used)) ? null : basesApart(parent.baseline, below);
  return [
    ...(apart ? [baselineWarning({ parent: parent.baseline!, children: below!, apart, intensity })] : []),
    ...(own && solved.reservedForOwn.isZero() ? [ownUseWarning({ ...own, unit: parent.unit, year: question.baseYear })] : []),
    ...(solution.kind === 'DECOMPOSED' ? remarksOn(solved, solution).map((remark) => remarkText(remark, nameOf)) : []),
  ];
};
