// A day as forms keep it: text, "2026-07-01", which is what the API takes.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DayFieldProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (day: string | null) => void;
  readonly placeholder?: string;
}

export const DayField = ({ id, value, onChange, placeholder = '年-月-日' }: DayFieldProps) => (
  <DatePicker
    {...(id !== undefined && { id })}
    style={{ width: '100%' }}
    placeholder={placeholder}
    value={value ? dayjs(value) : null}
    onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    // Enter takes the day that was typed; it does not send the form as well.
    onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
  />
);
