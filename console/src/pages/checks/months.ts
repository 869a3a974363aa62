import { formatPeriod, monthPeriod, monthsOf, parsePeriod, periodText, type PeriodText } from '@shuangcheng/client-sdk';
import { periodWords } from '../../parts/period-field';

/** The months under review. */
export const monthsUnder = (period: string): PeriodText[] =>
  monthsOf(parsePeriod(period)!).map((month) => periodText(formatPeriod(monthPeriod(month))));

export const monthOptions = (period: string) => monthsUnder(period).map((month) => ({ value: month, label: periodWords(month) }));

export const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
