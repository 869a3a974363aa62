// Regions by months at a glance.
import { LockOutlined } from '@ant-design/icons';
import { periodText, type PeriodText } from '@shuangcheng/client-sdk';
import { Empty, Tag, Tooltip } from 'antd';
import { OpenLink } from '../../parts/open-link';
import { monthState, type MonthRow } from './month-row';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const Cell = ({ row, onOpen }: { readonly row: MonthRow; readonly onOpen: () => void }) => {
  const { text, colour } = monthState(row);
  const title = `已审核 ${row.approved}/${row.expected}${row.waiting > 0 ? `，待审核 ${row.waiting}` : ''}${row.stale ? '；确认后有变动' : ''}${row.lock ? '；已锁定' : ''}`;
  return (
    <Tooltip title={title}>
      <OpenLink onOpen={onOpen} label={`${row.region.name}${row.period}：${text}，${title}`}>
        <Tag color={colour} className="choice">
          {text}
          {row.stale && '*'}
          {row.lock && <LockOutlined />}
        </Tag>
      </OpenLink>
    </Tooltip>
  );
};

interface MatrixProps {
  readonly rows: readonly MonthRow[];
  readonly year: number;
  readonly period: PeriodText;
  readonly onPeriod: (period: PeriodText) => void;
  readonly onOpen: (region: string, period: PeriodText) => void;
}

export const MonthMatrix = ({ rows, year, period, onPeriod, onOpen }: MatrixProps) => {
  const regions = [...new Map(rows.map(({ region }) => [region.code, region])).values()];
  const byKey = new Map(rows.map((row) => [`${row.region.code} ${row.period}`, row]));
  const monthOf = (month: number): PeriodText => periodText(`${year}-${String(month).padStart(2, '0')}`);
  if (regions.length === 0) return <Empty description={`${year}年没有应报的月份：该年尚未开始，或辖内没有登记机构。`} />;
  return (
    <div className="wide">
      <table className="entry matrix">
        <thead>
          <tr>
            <th scope="col">区划</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col" className={monthOf(month) === period ? 'chosen' : ''}>
                <OpenLink onOpen={() => onPeriod(monthOf(month))}>{month}月</OpenLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regions.map((region) => (
            <tr key={region.code}>
              <th scope="row">
                {region.name}
                {region.level !== 'COUNTY' && <span className="quiet">（本级直属）</span>}
              </th>
              {MONTHS.map((month) => {
                const row = byKey.get(`${region.code} ${monthOf(month)}`);
                return (
                  <td key={month} className={monthOf(month) === period ? 'chosen' : ''}>
                    {row && <Cell row={row} onOpen={() => onOpen(region.code, row.period)} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">“已齐”：应报的都已审核，等待确认；数字为已审核/应报；* 确认后有变动，须重新确认。点一格查看和办理。</p>
    </div>
  );
};
