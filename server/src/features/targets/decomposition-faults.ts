// What is wrong with how a decomposition is asked, before anything is solved.
import { findPathFault, problem, type Problem } from '@shuangcheng/domain';
import type { ChildBoundInput, DecomposeTargetInput } from '@shuangcheng/schema';
import type { Child } from './child-baseline.service.js';

/** From which year to which a target's path goes. */
interface PathSpan {
  readonly baselineYear: number;
  readonly year: number;
}

/** Bounds for what is no child, or twice for the same. */
const findStrayBounds = (bounds: readonly ChildBoundInput[], children: readonly Child[]): Problem[] => {
  const codes = new Set(children.map((child) => child.code));
  const seen = new Set<string>();
  return bounds.flatMap((bound, index) => {
    const stray = !codes.has(bound.region) || seen.has(bound.region);
    seen.add(bound.region);
    const path = ['input', 'bounds', String(index), 'region'];
    return stray ? [problem('UNKNOWN_CHILD', path, { actual: bound.region })] : [];
  });
};

const findBadPath = (input: DecomposeTargetInput, target: PathSpan): Problem | null => {
  if (input.pathRule !== 'CUSTOM') {
    if (input.customPath == null) return null;
    return problem('PATH_NOT_USABLE', ['input', 'customPath'], { expected: '只在 pathRule 为 CUSTOM 时给出', actual: input.pathRule });
  }
  const fault = findPathFault(input.customPath ?? [], target.baselineYear, target.year);
  if (fault === null) return null;
  const expected = fault === 'YEARS' ? `${target.baselineYear + 1} 至 ${target.year - 1} 年各一点` : '逐年不减、目标年为 100 的百分比';
  const actual = (input.customPath ?? []).map((point) => `${point.year}: ${point.donePercent.toFixed()}%`).join('，') || '没有点';
  return problem('PATH_NOT_USABLE', ['input', 'customPath'], { expected, actual });
};

/** Classes to which a rate is given twice. */
const findClassesTwice = (rates: NonNullable<DecomposeTargetInput['classRates']>): Problem[] =>
  rates.flatMap(({ class: name }, index) =>
    rates.findIndex((rate) => rate.class === name) === index
      ? []
      : [
          problem('BAD_FIELD', ['input', 'classRates', String(index), 'class'], {
            field: '类别',
            expected: '每类只给一次',
            actual: name,
          }),
        ],
  );

export const sharedByRegions = (children: readonly Child[]): boolean => children.every((child) => child.institution === null);

/** Institutions that are the children themselves have nothing beside them to reserve for. */
const findBadReserve = ({ reservedForOwn }: DecomposeTargetInput, children: readonly Child[]): Problem[] =>
  reservedForOwn == null || reservedForOwn.isZero() || sharedByRegions(children)
    ? []
    : [
        problem('BAD_FIELD', ['input', 'reservedForOwn'], {
          field: '本级留用',
          expected: '只在分解给下级区划时给出',
          actual: reservedForOwn.toFixed(),
        }),
      ];

/** Everything that is wrong with bounds, path, class rates and reserve. */
export const findFaults = (input: DecomposeTargetInput, target: PathSpan, children: readonly Child[]): Problem[] => {
  const badPath = findBadPath(input, target);
  return [
    ...findStrayBounds(input.bounds ?? [], children),
    ...findClassesTwice(input.classRates ?? []),
    ...(badPath ? [badPath] : []),
    ...findBadReserve(input, children),
  ];
};
