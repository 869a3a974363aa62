// 质量抽查: the checks in which a region takes part, and one of them with its institutions, findings and their settlement.
import { ChecksOperation } from '@shuangcheng/client-sdk';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { Boundary } from '../../parts/boundary';
import { Failure } from '../../parts/failure';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';
import { may, useViewer } from '../../session/viewer';
import { CheckTable } from './check-table';
import { OneCheck } from './one-check';
import { OpenCheck } from './open-check';

const PAGE_SIZE = 50;

const CheckList = ({ region, onShow }: PageProps & { readonly onShow: (id: string) => void }) => {
  const opens = may(useViewer(), 'checks:open');
  const [opening, setOpening] = useState(false);
  const cursor = useCursor(region);
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    ChecksOperation,
    { region, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.checks;
  return (
    <>
      <div className="page-head">
        <h2>质量抽查</h2>
        <span className="quiet">本区划及下级组织、承担审核或被查的</span>
        <span className="spread" />
        {opens && (
          <Button type="primary" onClick={() => setOpening(true)}>
            开展检查
          </Button>
        )}
      </div>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <Card size="small">
          <CheckTable checks={page?.nodes ?? []} loading={isPending || isPlaceholderData} opens={opens} onShow={onShow} />
          <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
        </Card>
      )}
      {opens && <OpenCheck region={region} open={opening} onClose={() => setOpening(false)} onOpened={onShow} />}
    </>
  );
};

export const ChecksPage = ({ region }: PageProps) => {
  const [search, change] = useAddress();
  const check = search.get('check');
  const show = (id: string | null): void => change({ values: { check: id, institution: null }, step: true });
  if (check === null) return <CheckList region={region} onShow={show} />;
  return (
    <Boundary key={check}>
      <OneCheck check={check} region={region} onClose={() => show(null)} />
    </Boundary>
  );
};
