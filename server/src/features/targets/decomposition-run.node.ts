import type { DecompositionRun, DecompositionRunChild } from '@shuangcheng/schema';
import type { RunView } from './decomposition-run.service.js';

export const toRunNode = ({ run, input, repeats }: RunView): DecompositionRun => {
  const shareOf = new Map(run.shares.map((share) => [share.code, share]));
  return {
    tenantId: run.tenantId,
    regionId: run.regionId,
    parentTargetId: run.parentTargetId,
    id: run.runId,
    method: input.method,
    pathRule: run.input.asked.pathRule,
    decimals: input.decimals,
    parentValue: input.target,
    reservedForOwn: input.reservedForOwn,
    classRates: [...input.classRates].map(([name, reductionPercent]) => ({ class: name, reductionPercent })),
    children: input.children.map(({ className, ...child }): DecompositionRunChild => {
      const share = shareOf.get(child.code);
      return { ...child, class: className, value: share?.value ?? null, path: share?.path ?? [] };
    }),
    solverVersion: run.solverVersion,
    repeats,
    publishedAt: run.publishedAt,
    publishedBy: run.publishedBy,
  };
};
