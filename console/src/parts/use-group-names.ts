import { RegionGroupsOperation } from '@shuangcheng/client-sdk';
import { useMemo } from 'react';
import { useAnswer } from '../answers/use-answer';

/** Names of the groups of regions by their codes: 明月山绿色发展示范带, … */
export const useGroupNames = (): ReadonlyMap<string, string> => {
  const { data } = useAnswer(RegionGroupsOperation, {});
  return useMemo(() => new Map((data?.regionGroups ?? []).map(({ code, name }) => [code, name])), [data]);
};
