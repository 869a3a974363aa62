// What changed against the edition before, and why: the causes of a difference add up to it.
import { EditionRestatementOperation, WORDS, type RestatementCause } from '@shuangcheng/client-sdk';
import { Alert, Descriptions, Skeleton, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { countText, exactText, numberText } from '../../parts/number-text';
import { PageTurner } from '../../parts/page-turner';
import { figureName } from '../../parts/target-name';
import { timeText } from '../../parts/time-text';
import { useCursor } from '../../parts/use-cursor';
import { reasonText } from '../../parts/words';

const PAGE = 20;
const CAUSES = Object.keys(WORDS.RestatementCause) as RestatementCause[];
/** The word before its explanation. */
const causeName = (cause: RestatementCause): string => WORDS.RestatementCause[cause].split('：')[0]!.slice(0, 8);

export const EditionRestatement = ({ edition }: { readonly edition: string }) => {
  const cursor = useCursor(edition);
  const { data, error } = useAnswer(EditionRestatementOperation, { id: edition, first: PAGE, after: cursor.after }, { keepPrevious: true });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton active />;
  const restatement = data.node && 'restatement' in data.node ? data.node.restatement : null;
  if (!restatement) return <Alert type="info" showIcon title="这是该期间的第一版，没有可比的前一版。" />;
  const { against, late, withdrawn, corrected, moved, figures } = restatement;
  return (
    <div className="stack">
      <Descriptions
        size="small"
        column={{ xs: 2, md: 4 }}
        title={`与第 ${against.number} 版（${timeText(against.publishedAt)}）相比`}
        items={[
          { key: 'late', label: '迟报（机构·月）', children: countText(late) },
          { key: 'withdrawn', label: '撤回', children: countText(withdrawn) },
          { key: 'corrected', label: '更正', children: countText(corrected) },
          { key: 'moved', label: '改属其他区划', children: countText(moved) },
        ]}
      />
      <Table
        size="small"
        rowKey={({ region, code, carbonScope }) => `${region.code}/${code}/${carbonScope ?? ''}`}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...figures.nodes]}
        locale={{ emptyText: '各数值没有变动。' }}
        columns={[
          { title: '区划', render: (_, { region }) => region.name },
          { title: '指标', render: (_, figure) => figureName(figure) },
          {
            title: '原值',
            className: 'amount',
            render: (_, figure) => (figure.before ? numberText(figure.before) : reasonText(figure.beforeReason)),
          },
          {
            title: '现值',
            className: 'amount',
            render: (_, figure) => (figure.after ? numberText(figure.after) : reasonText(figure.afterReason)),
          },
          {
            title: '差额',
            className: 'amount',
            render: (_, { difference }) => difference && <strong title={exactText(difference)}>{numberText(difference, 4)}</strong>,
          },
          ...CAUSES.map((cause) => ({
            title: <span title={WORDS.RestatementCause[cause]}>其中{causeName(cause)}</span>,
            key: cause,
            className: 'amount',
            render: (_: unknown, { causes }: (typeof figures.nodes)[number]) => {
              const part = causes.find((each) => each.cause === cause);
              return part && !part.difference.isZero() ? (
                <span title={exactText(part.difference)}>{numberText(part.difference, 4)}</span>
              ) : (
                ''
              );
            },
          })),
        ]}
      />
      <PageTurner cursor={cursor} pageSize={PAGE} page={figures} />
    </div>
  );
};
