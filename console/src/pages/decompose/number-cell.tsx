import { Input } from 'antd';

interface NumberCellProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (text: string) => void;
  /** Something is typed that is no number. */
  readonly fault: boolean;
  readonly placeholder?: string;
  readonly width?: number;
}

/** A number as a clerk types it: text until it is read. */
export const NumberCell = ({ label, value, onChange, fault, placeholder, width = 96 }: NumberCellProps) => (
  <Input
    size="small"
    aria-label={label}
    title={fault ? '应为数字，如 3.5' : label}
    value={value ?? ''}
    {...(fault && { status: 'error' as const })}
    {...(placeholder !== undefined && { placeholder })}
    style={{ width }}
    onChange={(event) => onChange(event.target.value)}
  />
);
