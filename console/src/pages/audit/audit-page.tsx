// 审计日志: who did what, when and from where, newest first; and whether the trail is as it was written.
import { AuditTrailOperation } from '@shuangcheng/client-sdk';
import { Card } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { Failure } from '../../parts/failure';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';
import { AuditFilters, auditFilterOf } from './audit-filters';
import { AuditTable } from './audit-table';
import { IntegrityCard } from './integrity-card';

const PAGE_SIZE = 50;

export const AuditPage = ({ region }: PageProps) => {
  const [search] = useAddress();
  const filter = auditFilterOf(search);
  const cursor = useCursor(JSON.stringify([region, filter]));
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    AuditTrailOperation,
    { region, filter, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.auditTrail;
  return (
    <>
      <div className="page-head">
        <h2>审计日志</h2>
        <span className="quiet">本区划及下级，由近及远；只增不改</span>
      </div>
      <div className="stack">
        <IntegrityCard region={region} />
        <AuditFilters />
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Card size="small">
            <AuditTable entries={page?.nodes ?? []} loading={isPending || isPlaceholderData} filtered={Object.keys(filter).length > 0} />
            <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
          </Card>
        )}
      </div>
    </>
  );
};
