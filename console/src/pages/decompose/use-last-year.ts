import { ChildFiguresOperation, periodText, type Decimal, type IndicatorCode } from '@shuangcheng/client-sdk';
import { useMemo } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { currentYear } from '../../frame/address';

const MOST_CHILDREN = 100;

/** What the regions below used in the last whole year; null where there are none. */
export const useLastYear = (region: string, indicator: IndicatorCode, enabled: boolean) => {
  const year = currentYear() - 1;
  const { data } = useAnswer(
    ChildFiguresOperation,
    { region, period: periodText(String(year)), codes: [indicator], first: MOST_CHILDREN },
    { enabled },
  );
  return useMemo(() => {
    const children = data?.region?.children.nodes ?? [];
    if (children.length === 0) return null;
    return { year, byCode: new Map<string, Decimal | null>(children.map((child) => [child.code, child.indicators[0]?.value ?? null])) };
  }, [data, year]);
};
