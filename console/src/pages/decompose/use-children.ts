// Whom a target can be given to, and their baselines: an equal division that is looked at and not kept.
import { DecomposeTargetOperation } from '@shuangcheng/client-sdk';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../session/session';
import type { DivisibleTarget } from './target-field';

export const useChildren = (region: string, target: DivisibleTarget) => {
  const client = useClient();
  return useQuery({
    queryKey: [DecomposeTargetOperation.name, region, target.id],
    queryFn: ({ signal }) =>
      client.mutate(
        DecomposeTargetOperation,
        {
          region,
          target: target.id,
          indicator: target.indicator,
          year: target.year,
          method: 'EQUAL_RATE',
          pathRule: 'COMPOUND',
          publish: false,
        },
        { signal },
      ),
  });
};
