// Dividing one target: what is asked of each child, a look at what comes of it, and giving it out.
import { DecomposeTargetOperation } from '@shuangcheng/client-sdk';
import { Alert, App, Button, Card, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { indicatorUnit } from '../../parts/number-text';
import { targetName } from '../../parts/target-name';
import { ChildTable, type Decomposition } from './child-table';
import { readDraft, type Draft, type Faults } from './draft';
import { GeneralFields } from './general-fields';
import { Outcome } from './outcome';
import type { DivisibleTarget } from './target-field';
import { useChildren } from './use-children';
import { useLastYear } from './use-last-year';

/** A preview does not change what other pages show. */
const NOTHING: readonly [] = [];

/** Which of the children are meant: of hundreds, most are on another page. */
const Faulty = ({ faults, rows }: { readonly faults: Faults; readonly rows: Decomposition['shares'] }) => {
  const codes = new Set([...faults].map((place) => place.split('/')[0]));
  const names = rows.filter(({ orgUnit }) => codes.has(orgUnit.code)).map(({ orgUnit }) => orgUnit.name);
  const where = names.length === 0 ? '' : `（${names.slice(0, 10).join('、')}）`;
  return <Alert type="error" showIcon title={`有 ${faults.size} 处应为数字，如 3.5，已标红${where}。`} />;
};

interface DecomposeFormProps {
  readonly region: string;
  readonly target: DivisibleTarget;
  readonly toInstitutions: boolean;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

export const DecomposeForm = ({ region, target, toInstitutions, draft, onDraft }: DecomposeFormProps) => {
  const { modal, message } = App.useApp();
  const children = useChildren(region, target);
  const lastYear = useLastYear(region, target.indicator, !toInstitutions);
  const preview = useChange(DecomposeTargetOperation, NOTHING);
  const publish = useChange(DecomposeTargetOperation);
  // The preview and what it was asked: what is given out is what was looked at.
  const [looked, setLooked] = useState<{ readonly draft: Draft; readonly decomposition: Decomposition } | null>(null);
  const [read, setRead] = useState(false);
  const { input, faults } = useMemo(() => readDraft(draft, target, region), [draft, target, region]);
  const unit = indicatorUnit(target.indicator);
  const rows = children.data?.decomposition?.shares ?? looked?.decomposition.shares ?? [];
  const outcome = useMemo(
    () => (looked?.decomposition.feasible ? new Map(looked.decomposition.shares.map((share) => [share.orgUnit.code, share])) : null),
    [looked],
  );
  const current = looked?.draft === draft && looked.decomposition.feasible;

  const look = async (): Promise<void> => {
    setRead(true);
    publish.reset();
    if (faults.size > 0) return;
    const done = await preview.run({ ...input, publish: false });
    setLooked(done?.decomposition ? { draft, decomposition: done.decomposition } : null);
  };
  const give = async (): Promise<void> => {
    const done = await publish.run({ ...input, publish: true });
    if (done?.ok) message.success('已下达，各下级的目标进度随即按新目标计算。');
  };
  const ask = (): void => {
    const given = looked!.decomposition.shares.filter(({ value }) => value !== null).length;
    modal.confirm({
      title: `把${target.year}年${targetName(target)}的目标下达给 ${given} 个下级？`,
      content: `各下级随即看到分得的目标，目标进度按其计算。${
        target.shares.length > 0 ? '此前下达的目标由新的取代，旧版本保留。' : ''
      }下达后可说明原因调整，不能撤回。`,
      okText: '下达',
      cancelText: '再看看',
      onOk: give,
    });
  };

  return (
    <Card size="small" title="分解">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <GeneralFields
          draft={draft}
          onChange={onDraft}
          target={target}
          unit={unit}
          faults={read ? faults : new Set()}
          toInstitutions={toInstitutions}
        />
        <Failure error={children.error} onRetry={() => void children.refetch()} />
        {children.data && !children.data.ok && <Problems problems={children.data.problems} />}
        <ChildTable
          target={target}
          rows={rows}
          loading={children.isPending}
          lastYear={lastYear}
          draft={draft}
          onChild={(code, child) => onDraft({ ...draft, children: { ...draft.children, [code]: child } })}
          faults={read ? faults : new Set()}
          outcome={outcome}
        />
        {read && faults.size > 0 && <Faulty faults={faults} rows={rows} />}
        <Problems problems={preview.problems} />
        <Failure error={preview.failure} />
        {looked && <Outcome decomposition={looked.decomposition} unit={unit} />}
        <Problems problems={publish.problems} />
        <Failure error={publish.failure} />
        <Space>
          <Button type={current ? 'default' : 'primary'} htmlType="submit" loading={preview.running}>
            试算
          </Button>
          <Button type={current ? 'primary' : 'default'} disabled={!current} loading={publish.running} onClick={ask}>
            下达…
          </Button>
          {looked && !current && looked.decomposition.feasible && <span className="quiet">所填已改动：再试算后方可下达。</span>}
        </Space>
      </form>
    </Card>
  );
};
