// 机构名录: who is in a region's register, what is known of each, and the ways to change it.
import { InstitutionsOperation } from '@shuangcheng/client-sdk';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { DownloadButton } from '../../parts/download-button';
import { ExportButtons } from '../../parts/export-buttons';
import { Failure } from '../../parts/failure';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';
import { ownInstitution } from '../../session/own-institution';
import { may, useViewer } from '../../session/viewer';
import { InstitutionDrawer } from './institution-drawer';
import { InstitutionTable } from './institution-table';
import { OneInstitution } from './one-institution';
import { RegisterDrawer } from './register-drawer';
import { filterOf, RegisterFilters } from './register-filters';

const PAGE_SIZE = 50;

const Register = ({ region }: PageProps) => {
  const viewer = useViewer();
  const [search, change] = useAddress();
  const [registering, setRegistering] = useState(false);
  const filter = filterOf(search);
  const cursor = useCursor(JSON.stringify([region, filter]));
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    InstitutionsOperation,
    { region, filter, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.region?.institutions;
  const show = (code: string | null): void => change({ values: { institution: code }, step: code !== null });
  const writes = may(viewer, 'register:write');
  return (
    <>
      <div className="page-head">
        <h2>机构名录</h2>
        <span className="spread" />
        {writes && (
          <DownloadButton path={`/templates/register.xlsx?region=${region}`} fileName={`名录模板-${region}.xlsx`} label="下载导入模板" />
        )}
        <ExportButtons name="register" query={{ region }} fileName={`名录-${region}`} label="导出名录" />
        {writes && (
          <Button type="primary" onClick={() => setRegistering(true)}>
            登记机构
          </Button>
        )}
      </div>
      <div className="stack">
        <RegisterFilters />
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Card size="small">
            <InstitutionTable
              institutions={page?.nodes ?? []}
              loading={isPending || isPlaceholderData}
              filtered={Object.keys(filter).some((name) => name !== 'openOn')}
              writes={writes}
              onShow={show}
            />
            <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
          </Card>
        )}
      </div>
      <InstitutionDrawer code={search.get('institution')} region={region} writes={writes} onClose={() => show(null)} />
      {writes && <RegisterDrawer region={region} open={registering} onClose={() => setRegistering(false)} onRegistered={show} />}
    </>
  );
};

/** Who reports for one institution reads that one. */
export const InstitutionsPage = ({ region }: PageProps) => {
  const own = ownInstitution(useViewer());
  if (own === null) return <Register region={region} />;
  return (
    <>
      <div className="page-head">
        <h2>本机构</h2>
        <span className="quiet">有变动的，请告知所在区划的主管部门。</span>
      </div>
      <Card size="small">
        <OneInstitution code={own} region={region} writes={false} />
      </Card>
    </>
  );
};
