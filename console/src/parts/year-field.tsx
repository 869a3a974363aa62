import { formatPeriod, periodText, yearPeriod, type PeriodText } from '@shuangcheng/client-sdk';
import { PeriodField } from './period-field';

interface YearFieldProps {
  readonly value: number;
  readonly onChange: (period: PeriodText) => void;
}

/** For pages of whole years, wherever in a year one comes from. */
export const YearField = ({ value, onChange }: YearFieldProps) => (
  <PeriodField kinds={['YEAR']} value={periodText(formatPeriod(yearPeriod(value)))} onChange={onChange} />
);
