// How a check was drawn, so that anybody can draw it again; and what it has come to.
import { WORDS, type FindCheckQuery } from '@shuangcheng/client-sdk';
import { Alert, Card, Descriptions, Table } from 'antd';
import { countText, percentText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';
import { timeText } from '../../parts/time-text';

type Check = NonNullable<FindCheckQuery['check']>;
type Result = NonNullable<Check['result']>;

const Strata = ({ strata }: Pick<Result, 'strata'>) => (
  <Table<Result['strata'][number]>
    size="small"
    rowKey={({ region, type, certain }) => `${region.code}/${type}/${certain}`}
    pagination={{ pageSize: 20, hideOnSinglePage: true }}
    dataSource={strata}
    scroll={{ x: 'max-content' }}
    columns={[
      {
        title: '层',
        render: (_, { region, type, certain }) => `${region.name} ${WORDS.InstitutionType[type]}${certain ? '（重点用能单位）' : ''}`,
      },
      { title: '机构数', className: 'amount', render: (_, { population }) => countText(population) },
      { title: '样本', className: 'amount', render: (_, { sampled }) => countText(sampled) },
      { title: '已检查', className: 'amount', render: (_, { checked }) => countText(checked) },
      { title: '有差错', className: 'amount', render: (_, { withErrors }) => countText(withErrors) },
      { title: '差错率', className: 'amount', render: (_, { errorRate }) => percentText(errorRate) },
    ]}
  />
);

const ResultCard = ({ result }: { readonly result: Result }) => {
  const facts: readonly (readonly [string, string])[] = [
    ['机构数', countText(result.population)],
    ['样本', countText(result.sampled)],
    ['已检查', countText(result.checked)],
    ['有差错', countText(result.withErrors)],
    ['样本差错率', percentText(result.errorRate)],
    ['推算总体差错率', result.estimatedErrorRate ? percentText(result.estimatedErrorRate) : '各层都有检查后才能推算'],
    ['加查（已检查 / 共）', `${countText(result.targetedChecked)} / ${countText(result.targetedSampled)}`],
    ['发现', countText(result.findings)],
    ['待答复', countText(result.open)],
    ['已答复待处理', countText(result.answered)],
    ['属实办结', countText(result.upheld)],
    ['撤销', countText(result.dismissed)],
    ['逾期答复', countText(result.overdue)],
  ];
  return (
    <Card size="small" title="结果">
      <Descriptions size="small" column={{ xs: 2, lg: 4 }} items={facts.map(([label, children]) => ({ key: label, label, children }))} />
      <details>
        <summary>分层结果（{result.strata.length} 层）</summary>
        <Strata strata={result.strata} />
      </details>
    </Card>
  );
};

export const CheckFacts = ({ check }: { readonly check: Check }) => (
  <>
    {check.closedAt && (
      <Alert
        type="info"
        showIcon
        title={`${timeText(check.closedAt)} 结束${check.closeReason ? `，尚有未办结事项：${check.closeReason}` : ''}`}
      />
    )}
    <Card size="small" title="抽样">
      <Descriptions
        size="small"
        column={{ xs: 1, lg: 3 }}
        items={[
          { key: 'kind', label: '方式', children: WORDS.CheckKind[check.kind] },
          { key: 'period', label: '被查期间', children: periodWords(check.period) },
          { key: 'rate', label: '抽查比例', children: check.ratePercent ? percentText(check.ratePercent) : '只查指定的机构' },
          { key: 'region', label: '组织', children: check.region.name },
          { key: 'opened', label: '开展', children: `${check.openedBy}　${timeText(check.openedAt)}` },
          { key: 'due', label: '办理期限', children: check.dueDate },
          { key: 'seed', label: '随机种子', children: <span className="exact">{check.seed}</span>, span: 'filled' },
          { key: 'frame', label: '抽样框 SHA-256', children: <span className="exact">{check.frameHash}</span>, span: 'filled' },
        ]}
      />
      <div className="quiet">
        每层按 SHA-256(“种子|统一社会信用代码”) 由小到大取样，重点用能单位全取：凭种子和名录，任何人都能重新抽出同样的样本。
      </div>
    </Card>
    {check.result && <ResultCard result={check.result} />}
  </>
);
