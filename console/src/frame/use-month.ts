import { formatPeriod, monthsOf, monthPeriod, parsePeriod, periodText, type PeriodText } from '@shuangcheng/client-sdk';
import { lastMonth, usePeriod } from './address';

/** The month that is looked at: of a longer period that came from another page, its last one. */
export const useMonth = (): [PeriodText, (period: PeriodText) => void] => {
  const [period, set] = usePeriod(lastMonth);
  return [periodText(formatPeriod(monthPeriod(monthsOf(parsePeriod(period)!).at(-1)!))), set];
};
