// A year, half-year, quarter or month, chosen.
import { formatPeriod, parsePeriod, periodText, type Period, type PeriodKind, type PeriodText } from '@shuangcheng/client-sdk';
import { DatePicker, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

export const KIND_WORDS: Readonly<Record<PeriodKind, string>> = { YEAR: '年', HALF_YEAR: '半年', QUARTER: '季', MONTH: '月' };
const LENGTHS: Readonly<Record<PeriodKind, number>> = { YEAR: 12, HALF_YEAR: 6, QUARTER: 3, MONTH: 1 };
const PICKERS: Readonly<Record<PeriodKind, 'year' | 'quarter' | 'month'>> = {
  YEAR: 'year',
  HALF_YEAR: 'month',
  QUARTER: 'quarter',
  MONTH: 'month',
};

/** The period of that kind in which the day lies. */
const periodAt = (kind: PeriodKind, day: Dayjs): Period => {
  const length = LENGTHS[kind];
  return { kind, year: day.year(), firstMonth: Math.floor(day.month() / length) * length + 1, length };
};
const dayOfPeriod = ({ year, firstMonth }: Period): Dayjs => dayjs(new Date(year, firstMonth - 1, 1));

/** "2026年", "2026年第3季度", … */
export const periodWords = (text: string): string => {
  const period = parsePeriod(text);
  if (!period) return text;
  const { kind, year, firstMonth } = period;
  if (kind === 'YEAR') return `${year}年`;
  if (kind === 'HALF_YEAR') return `${year}年${firstMonth === 1 ? '上' : '下'}半年`;
  if (kind === 'QUARTER') return `${year}年第${(firstMonth - 1) / 3 + 1}季度`;
  return `${year}年${firstMonth}月`;
};

interface PeriodFieldProps {
  readonly value: PeriodText;
  readonly onChange: (period: PeriodText) => void;
  /** All of them unless given. */
  readonly kinds?: readonly PeriodKind[];
}

export const PeriodField = ({ value, onChange, kinds = ['YEAR', 'HALF_YEAR', 'QUARTER', 'MONTH'] }: PeriodFieldProps) => {
  const period = parsePeriod(value)!;
  const choose = (kind: PeriodKind, day: Dayjs): void => onChange(periodText(formatPeriod(periodAt(kind, day))));
  return (
    <Space.Compact>
      {kinds.length > 1 && (
        <Select
          aria-label="期间种类"
          value={period.kind}
          options={kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
          onChange={(kind: PeriodKind) => choose(kind, dayOfPeriod(period))}
          style={{ width: 84 }}
        />
      )}
      <DatePicker
        aria-label="期间"
        picker={PICKERS[period.kind]}
        allowClear={false}
        value={dayOfPeriod(period)}
        format={() => periodWords(value)}
        onChange={(day) => day && choose(period.kind, day)}
      />
    </Space.Compact>
  );
};
