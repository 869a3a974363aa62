// One edition: its figures, what changed against the one before, what is withheld, whether it stands, its bulletin, and taking it back.
import { WithdrawEditionOperation, WORDS } from '@shuangcheng/client-sdk';
import { Alert, App, Descriptions, Drawer, Tabs } from 'antd';
import { useChange } from '../../answers/use-change';
import { BulletinButtons } from '../../parts/bulletin-buttons';
import { periodWords } from '../../parts/period-field';
import { ReasonButton } from '../../parts/reason-button';
import { timeText } from '../../parts/time-text';
import { EditionFigures } from './edition-figures';
import { EditionRestatement } from './edition-restatement';
import { EditionState, type Edition } from './edition-state';
import { EditionVerification } from './edition-verification';
import { EditionWithheld } from './edition-withheld';

/** What the viewer may do with it. */
export interface EditionRights {
  readonly publishes: boolean;
  readonly verifies: boolean;
  /** Sees all of the province: only then can what changed, and the bulletin, be told. */
  readonly seesAll: boolean;
}

interface EditionDrawerProps {
  readonly edition: Edition | null;
  readonly region: string;
  readonly rights: EditionRights;
  readonly onClose: () => void;
}

const Withdraw = ({ edition }: { readonly edition: Edition }) => {
  const { message } = App.useApp();
  const withdraw = useChange(WithdrawEditionOperation);
  return (
    <ReasonButton
      label="撤回"
      button={{ danger: true }}
      explanation={`撤回${periodWords(edition.period)}第 ${edition.number} 版：联合视图不再可见，其前一版（未撤回的）重新可见；不可恢复，再次发布是新的一版。`}
      change={withdraw}
      onDecide={async (reason) => {
        const done = await withdraw.run({ editionId: edition.id, reason });
        if (done?.ok) message.success('已撤回。');
        return done?.ok ?? false;
      }}
    />
  );
};

const Head = ({ edition }: { readonly edition: Edition }) => (
  <>
    <div>
      <EditionState edition={edition} />
    </div>
    {edition.withdrawn && (
      <Alert
        type="error"
        showIcon
        title={`${timeText(edition.withdrawn.at)} 由 ${edition.withdrawn.by} 撤回：${edition.withdrawn.reason}`}
      />
    )}
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={[
        { key: 'at', label: '发布', children: `${timeText(edition.publishedAt)} ${edition.publishedBy}` },
        { key: 'note', label: '说明', children: edition.note ?? '—' },
        { key: 'basis', label: '电力折标', children: WORDS.ElectricityBasis[edition.electricityBasis] },
        { key: 'tree', label: '区划的日期', children: edition.treeDay },
        { key: 'hash', label: '封印', span: 'filled', children: <code style={{ wordBreak: 'break-all' }}>{edition.hash}</code> },
      ]}
    />
  </>
);

const Content = ({ edition, region, rights }: Omit<EditionDrawerProps, 'edition' | 'onClose'> & { readonly edition: Edition }) => (
  <div className="stack">
    <Head edition={edition} />
    <Tabs
      items={[
        { key: 'figures', label: '数值', children: <EditionFigures edition={edition.id} region={region} /> },
        ...(rights.seesAll ? [{ key: 'restatement', label: '与前一版相比', children: <EditionRestatement edition={edition.id} /> }] : []),
        ...(rights.publishes ? [{ key: 'withheld', label: '不向联合视图公布的', children: <EditionWithheld edition={edition.id} /> }] : []),
        ...(rights.verifies ? [{ key: 'verification', label: '核验', children: <EditionVerification edition={edition.id} /> }] : []),
        ...(rights.seesAll && edition.withdrawn === null && !edition.superseded
          ? [
              {
                key: 'bulletin',
                label: '通报',
                children: (
                  <BulletinButtons
                    of={edition.region.code}
                    period={edition.period}
                    fileName={`${edition.region.name}${periodWords(edition.period)}通报`}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
    {rights.publishes && edition.withdrawn === null && (
      <div>
        <Withdraw edition={edition} />
      </div>
    )}
  </div>
);

export const EditionDrawer = ({ edition, region, rights, onClose }: EditionDrawerProps) => (
  <Drawer
    title={edition && `${edition.region.name}${periodWords(edition.period)}第 ${edition.number} 版`}
    open={edition !== null}
    onClose={onClose}
    size={960}
  >
    {edition && <Content key={edition.id} edition={edition} region={region} rights={rights} />}
  </Drawer>
);
