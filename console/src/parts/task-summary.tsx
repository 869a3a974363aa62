// A task of both provinces: how much of it is done, what both have confirmed, and what each recorded.
import { WORDS, type Decimal, type TaskCounting, type TaskSpan } from '@shuangcheng/client-sdk';
import { Descriptions, Progress } from 'antd';
import { exactText, percentText } from './number-text';

interface TaskOutline {
  readonly quantity: Decimal;
  readonly unit: string;
  readonly done: Decimal;
  readonly confirmed: Decimal;
  readonly completionPercent: Decimal;
  readonly span: TaskSpan;
  readonly counting: TaskCounting;
  readonly quote: string;
  readonly source: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly years: readonly { readonly year: number; readonly done: Decimal; readonly completionPercent: Decimal | null }[];
  readonly sides: readonly { readonly member: { readonly code: string; readonly name: string }; readonly recorded: Decimal }[];
}

export const TaskSummary = ({ task }: { readonly task: TaskOutline }) => {
  const { quantity, unit, done, confirmed, completionPercent, span, counting, quote, source, firstDay, lastDay, sides, years } = task;
  return (
    <>
      <Progress
        aria-label="完成程度"
        // Pixels only: the text beside it tells the decimal.
        percent={Math.min(100, completionPercent.toNumber())}
        format={() => percentText(completionPercent, 1)}
      />
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2, xl: 3 }}
        items={[
          { key: 'due', label: '应完成', children: `${exactText(quantity)} ${unit}（${WORDS.TaskSpan[span]}）` },
          { key: 'done', label: '计入', children: `${exactText(done)} ${unit}` },
          { key: 'confirmed', label: '其中各方均已登记', children: `${exactText(confirmed)} ${unit}` },
          { key: 'span', label: '期限', children: `${firstDay} 至 ${lastDay}` },
          {
            key: 'sides',
            label: '各方登记',
            children: sides.map(({ member, recorded }) => `${member.name} ${exactText(recorded)}`).join('，'),
          },
          ...(span === 'YEAR'
            ? [{ key: 'years', label: '各年', children: years.map(({ year, done: of }) => `${year}年 ${exactText(of)}`).join('，') }]
            : []),
          { key: 'counting', label: '计数', children: WORDS.TaskCounting[counting] },
          { key: 'quote', label: '文件原文', span: 'filled', children: `${quote}（${source}）` },
        ]}
      />
    </>
  );
};
