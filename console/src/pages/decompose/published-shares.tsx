// What was given out of a target: its shares now, changed together with a reason, and what each was before.
import { AdjustTargetOperation, chinaTimeOf, parseDecimal, type Decimal } from '@shuangcheng/client-sdk';
import { Alert, App, Button, Card, Input, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { exactText, indicatorUnit, percentText } from '../../parts/number-text';
import { NumberCell } from './number-cell';
import type { DivisibleTarget } from './target-field';
import { VersionsDrawer } from './versions-drawer';

type Share = DivisibleTarget['shares'][number];

/** The changed ones only: typed, a number, and another one than now. */
const readAdjustments = (shares: readonly Share[], typed: Readonly<Record<string, string>>) => {
  const read = shares.flatMap((share) => {
    const text = (typed[share.id] ?? '').replace(/[,，\s]/g, '');
    return text === '' ? [] : [{ target: share.id, value: parseDecimal(text) }];
  });
  const faults = new Set(read.filter(({ value }) => value === null).map(({ target }) => target));
  const adjustments = read.flatMap(({ target, value }) => (value === null ? [] : [{ target, value }]));
  return { adjustments, faults };
};

const Sums = ({ done }: { readonly done: { readonly residual: Decimal | null; readonly allocatedValue: Decimal | null } }) =>
  done.residual && !done.residual.isZero() ? (
    <Alert
      type="warning"
      showIcon
      title={`按所填，各下级合计 ${done.allocatedValue ? exactText(done.allocatedValue) : '—'}，${
        done.residual.lt(0) ? `比本级目标多出 ${exactText(done.residual.negated())}` : `比本级目标少 ${exactText(done.residual)}`
      }：请同时调整其他下级。`}
    />
  ) : null;

export const PublishedShares = ({ target, onRun }: { readonly target: DivisibleTarget; readonly onRun: (run: string) => void }) => {
  const { modal, message } = App.useApp();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Share | null>(null);
  const [sums, setSums] = useState<{ readonly residual: Decimal | null; readonly allocatedValue: Decimal | null } | null>(null);
  const adjust = useChange(AdjustTargetOperation);
  const { adjustments, faults } = readAdjustments(target.shares, typed);
  if (target.shares.length === 0) return null;
  const runs = [...new Set(target.shares.flatMap(({ runId }) => runId ?? []))];

  const send = async (): Promise<void> => {
    const done = await adjust.run({ adjustments, reason: reason.trim() });
    setSums(done);
    if (!done?.ok) return;
    setTyped({});
    setReason('');
    message.success(`已调整 ${done.targets.length} 个下级的目标。`);
  };
  const ask = (): void =>
    void modal.confirm({
      title: `调整 ${adjustments.length} 个下级的目标？`,
      content: '各下级随即看到新的目标和原因，旧版本保留。合计仍须与本级目标一致。',
      okText: '调整',
      cancelText: '再看看',
      onOk: send,
    });

  return (
    <Card
      size="small"
      title={`已下达（${indicatorUnit(target.indicator)}）`}
      extra={runs.map((run, index) => (
        <Button key={run} type="link" size="small" onClick={() => onRun(run)}>
          {runs.length === 1 ? '这次分解所用的输入' : `第 ${index + 1} 次分解所用的输入`}
        </Button>
      ))}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        {target.shares.some(({ parentChangedAt }) => parentChangedAt !== null) && (
          <Alert type="warning" showIcon title="本级目标此后已有新版本：下列目标尚未随之重新分解或调整。" />
        )}
        <Table<Share>
          size="small"
          rowKey="id"
          dataSource={[...target.shares]}
          scroll={{ x: 'max-content' }}
          pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: '下级', render: (_, { orgUnit }) => orgUnit.name },
            { title: '目标', className: 'amount', render: (_, { value }) => (value ? exactText(value) : '—') },
            { title: '下降', className: 'amount', render: (_, { reductionPercent }) => percentText(reductionPercent) },
            {
              title: '下达',
              render: (_, { madeAt, madeBy, reason: why }) => (
                <>
                  <span className="quiet">
                    {madeAt && chinaTimeOf(new Date(madeAt))} {madeBy}
                  </span>
                  {why && <Tag title={why}>调整：{why.length > 20 ? `${why.slice(0, 20)}…` : why}</Tag>}
                </>
              ),
            },
            {
              title: '新的目标',
              render: (_, { id, orgUnit }) => (
                <NumberCell
                  label={`${orgUnit.name}：新的目标`}
                  value={typed[id]}
                  fault={faults.has(id)}
                  width={120}
                  onChange={(text) => setTyped({ ...typed, [id]: text })}
                />
              ),
            },
            {
              title: '',
              render: (_, share) => (
                <Button type="link" size="small" onClick={() => setShown(share)}>
                  各版本
                </Button>
              ),
            },
          ]}
        />
        {sums && <Sums done={sums} />}
        <Problems problems={adjust.problems} />
        <Failure error={adjust.failure} />
        <Space wrap>
          <Input
            aria-label="调整的原因"
            placeholder="调整的原因（必填）"
            style={{ width: 360 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button disabled={adjustments.length === 0 || faults.size > 0 || reason.trim() === ''} htmlType="submit" loading={adjust.running}>
            调整…
          </Button>
          <span className="quiet">在“新的目标”中填写要改的下级，写明原因；常须同时调整几个，使合计不变。</span>
        </Space>
      </form>
      <VersionsDrawer share={shown} onClose={() => setShown(null)} onRun={onRun} />
    </Card>
  );
};
