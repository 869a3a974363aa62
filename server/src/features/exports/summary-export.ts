// A summary table as the regime prints it: a line for each code, quantities and costs each on their own.
import type { Decimal } from '@shuangcheng/domain';
import type { SummaryColumnView, SummaryLineView, SummaryView } from '../summaries/summary.service.js';
import { ExactNumber, type Cell } from '../table-cell.js';
import { systemName } from './export-row.js';

const number = (value: Decimal | null): Cell => value && new ExactNumber(value.toFixed());

const linesOf = ({ code, costCode, name, unitName, kind, cells }: SummaryLineView): Cell[][] => {
  const quantity = [code, kind === 'FLOW' ? `${name}消费量` : name, unitName, ...cells.map((cell) => number(cell.quantity))];
  if (costCode === null) return [quantity];
  return [quantity, [costCode, `${name}费用`, '元', ...cells.map((cell) => number(cell.cost))]];
};

const countLine = (name: string, columns: readonly SummaryColumnView[], take: 'expected' | 'approved' | 'waiting' | 'missing'): Cell[] => [
  null,
  name,
  '机构·月',
  ...columns.map((column) => new ExactNumber(String(column[take]))),
];

/** What a reader of any line must know: the basis, that it is one system's part only, that the data are made up. */
const noteOf = ({ basis, systems, madeUp }: SummaryView): string =>
  [
    basis === 'APPROVED' ? '已审核数据' : '已上报数据',
    ...(systems === null ? [] : [`仅含${systems.map(systemName).join('、')}`]),
    ...(madeUp ? ['含演示用的编造数据'] : []),
  ].join('；');

export const summaryHeader = ({ columns }: SummaryView): string[] => [
  '代码',
  '指标',
  '计量单位',
  ...columns.map(({ code, nameZh }) => (code === 'TOTAL' ? nameZh : `${code} ${nameZh}`)),
  '备注',
];

export const summaryCells = (view: SummaryView): Cell[][] => {
  const note = noteOf(view);
  const lines = [
    ...view.rows.flatMap(linesOf),
    countLine('应报', view.columns, 'expected'),
    countLine('已审核', view.columns, 'approved'),
    countLine('待审核', view.columns, 'waiting'),
    countLine('未报', view.columns, 'missing'),
  ];
  return lines.map((line) => [...line, note]);
};
