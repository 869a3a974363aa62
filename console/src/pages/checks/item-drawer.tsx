// One institution under review: its reports beside those of the year before, what was found, and the next step for whoever looks.
import { CheckItemOperation, WORDS, type CheckItemQuery } from '@shuangcheng/client-sdk';
import { Alert, Card, Drawer, Empty, Result, Skeleton, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { may, useViewer } from '../../session/viewer';
import { CheckedReports } from './checked-reports';
import { FindingCard } from './finding-card';
import { RecordForm } from './record-form';

export type OneCheckOfItem = NonNullable<CheckItemQuery['check']>;
export type CheckItem = OneCheckOfItem['items']['nodes'][number];
export type CheckFinding = CheckItem['findings'][number];

interface DrawerProps {
  readonly check: string;
  /** None: closed. */
  readonly institution: string | null;
  readonly region: string;
  readonly onClose: () => void;
}

const Contents = ({ check: id, institution, region }: DrawerProps & { readonly institution: string }) => {
  const viewer = useViewer();
  const { data, error, isPending } = useAnswer(CheckItemOperation, { check: id, institution });
  if (error) return <Failure error={error} />;
  if (isPending) return <Skeleton active />;
  const check = data.check;
  const item = check?.items.nodes[0];
  if (!check || !item) return <Result status="404" title={`这项检查中没有您可以查看的这家机构：${institution}`} />;
  const open = check.state === 'OPEN';
  const reviews = (item.assignedTo.code === region || check.region.code === region) && may(viewer, 'checks:record');
  return (
    <div className="stack">
      <div>
        <strong>{item.name}</strong> <span className="quiet">{institution}</span>
        <div>
          {item.region.name} · 由{item.assignedTo.name}审核{' '}
          <Tag color={item.state === 'CHECKED' ? 'green' : 'orange'}>{WORDS.CheckItemState[item.state]}</Tag>
        </div>
      </div>
      {item.notableFor.length > 0 && (
        <Alert type="warning" showIcon title={`留意：${item.notableFor.map((note) => WORDS.CheckNote[note]).join('；')}`} />
      )}
      <CheckedReports item={item} period={check.period} />
      <Card size="small" title={`发现（${item.findings.length}）`}>
        {item.findings.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={item.state === 'CHECKED' ? '已检查，未发现问题。' : '还没有检查。'} />
        )}
        <div className="stack">
          {item.findings.map((finding) => (
            <FindingCard
              key={finding.id}
              finding={finding}
              item={item}
              period={check.period}
              answers={open && item.region.code === region && may(viewer, 'checks:settle')}
              decides={open && check.region.code === region && may(viewer, 'checks:open')}
            />
          ))}
        </div>
      </Card>
      {open && reviews && <RecordForm check={id} item={item} period={check.period} />}
    </div>
  );
};

export const ItemDrawer = (props: DrawerProps) => {
  const { institution, onClose } = props;
  // What is shown stays while the drawer closes.
  const [shown, setShown] = useState(institution);
  useEffect(() => {
    if (institution !== null) setShown(institution);
  }, [institution]);
  return (
    <Drawer title="被查机构" open={institution !== null} onClose={onClose} size={860}>
      {shown && <Contents {...props} key={shown} institution={shown} />}
    </Drawer>
  );
};
