// Publishing a period that has ended: looked at first, then sealed after it was asked.
import {
  PreviewEditionOperation,
  PublishEditionOperation,
  WORDS,
  type ElectricityBasis,
  type PeriodText,
  type PreviewEditionMutation,
} from '@shuangcheng/client-sdk';
import { Alert, App, Button, Card, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { periodWords } from '../../parts/period-field';
import { PreviewPanel, type Preview } from './preview-panel';

/** A preview does not change what is shown elsewhere. */
const NOTHING: readonly [] = [];
const BASES = (Object.keys(WORDS.ElectricityBasis) as ElectricityBasis[]).map((value) => ({ value, label: WORDS.ElectricityBasis[value] }));

interface Looked {
  readonly preview: Preview;
  readonly warnings: PreviewEditionMutation['publishEdition']['warnings'];
  readonly period: PeriodText;
  readonly basis: ElectricityBasis;
}

interface PublishCardProps {
  readonly region: string;
  readonly name: string;
  readonly period: PeriodText;
}

export const PublishCard = ({ region, name, period }: PublishCardProps) => {
  const { modal, message } = App.useApp();
  const look = useChange(PreviewEditionOperation, NOTHING);
  const publish = useChange(PublishEditionOperation);
  const [basis, setBasis] = useState<ElectricityBasis>('CALORIFIC');
  const [note, setNote] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const shown = looked?.period === period && looked.basis === basis ? looked : null;

  const preview = async (): Promise<void> => {
    publish.reset();
    const done = await look.run({ region, period, electricityBasis: basis, publish: false });
    setLooked(done?.preview ? { preview: done.preview, warnings: done.warnings, period, basis } : null);
  };
  const seal = async (): Promise<void> => {
    const written = note.trim();
    const done = await publish.run({ region, period, electricityBasis: basis, publish: true, ...(written !== '' && { note: written }) });
    if (!done?.ok || !done.edition) return;
    setLooked(null);
    setNote('');
    message.success(`已发布${periodWords(done.edition.period)}第 ${done.edition.number} 版。`);
  };
  const ask = (): void =>
    void modal.confirm({
      title: `发布${name}${periodWords(period)}第 ${shown!.preview.number} 版？`,
      content:
        '省内各级区划的全部指标连同因子、区划和报表版本一并封存，此后不变；联合视图随即可见（不予公布的除外），下级可查阅各自的数值。有误的只能说明原因撤回，再发布新的一版。',
      okText: '发布',
      cancelText: '再看看',
      onOk: seal,
    });

  return (
    <Card size="small" title={`发布${periodWords(period)}`}>
      <div className="stack">
        <Space wrap>
          <Select aria-label="电力折标口径" value={basis} options={BASES} onChange={setBasis} style={{ width: 160 }} />
          <Button type={shown ? 'default' : 'primary'} loading={look.running} onClick={() => void preview()}>
            预览
          </Button>
          {!shown && <span className="quiet">先预览：哪里的报表不全、哪些数将不向联合视图公布；不留下任何数据。</span>}
        </Space>
        <Problems problems={look.problems} />
        <Failure error={look.failure} />
        {shown && (
          <>
            <PreviewPanel preview={shown.preview} warnings={shown.warnings} />
            <Input.TextArea
              aria-label="发布说明"
              placeholder="发布说明，如 年报（可不填）"
              autoSize={{ minRows: 1, maxRows: 4 }}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            {shown.preview.incomplete.length > 0 && (
              <Alert type="info" showIcon title="缺报的不妨碍发布；补报后可再发布新的一版，变动会注明为迟报。" />
            )}
          </>
        )}
        <Problems problems={publish.problems} />
        <Failure error={publish.failure} />
        {shown && (
          <div>
            <Button type="primary" loading={publish.running} onClick={ask}>
              发布…
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
};
