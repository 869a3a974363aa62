// Who has not reported the month: to be chased, with whom to call; and as a file.
import { DownloadOutlined } from '@ant-design/icons';
import { MissingInstitutionsOperation, WORDS, type MissingInstitutionsQuery, type PeriodText } from '@shuangcheng/client-sdk';
import { Button, Flex, Table, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { csvOf } from '../../parts/csv';
import { Failure } from '../../parts/failure';
import { systemName } from '../../parts/institution-words';
import { MadeUpMark } from '../../parts/made-up-mark';
import { countText } from '../../parts/number-text';
import { PageTurner } from '../../parts/page-turner';
import { periodWords } from '../../parts/period-field';
import { ReportStatusTag, reportStatusText } from '../../parts/report-status';
import { useCursor } from '../../parts/use-cursor';
import { saveFile } from '../../parts/use-download';
import { useClient } from '../../session/session';

const PAGE_SIZE = 20;
const LARGEST_PAGE = 500;
type Missing = MissingInstitutionsQuery['missingInstitutions']['nodes'][number];

const HEADERS = ['区划', '机构', '统一社会信用代码', '类型', '主管系统', '期间', '情况', '截止', '逾期', '联系人', '电话', '演示数据'];
const cellsOf = ({ region, institution, period, status, dueDate, overdue }: Missing): string[] => [
  region.name,
  institution.name,
  institution.code,
  WORDS.InstitutionType[institution.type],
  systemName(institution.system),
  period,
  reportStatusText(status),
  dueDate,
  overdue ? '是' : '否',
  institution.contact ?? '',
  institution.contactPhone ?? '',
  institution.madeUp ? '是' : '否',
];

interface MissingListProps {
  readonly region: string;
  readonly regionName: string;
  readonly period: PeriodText;
  /** Of a city or province, those of the counties below are listed too. */
  readonly withBelow: boolean;
}

export const MissingList = ({ region, regionName, period, withBelow }: MissingListProps) => {
  const client = useClient();
  const cursor = useCursor(`${region}/${period}`);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { data, error, isPending } = useAnswer(
    MissingInstitutionsOperation,
    { region, period, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.missingInstitutions;
  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(null);
    try {
      const lines = [HEADERS];
      for await (const missing of client.missingInstitutions({ region, period }, { pageSize: LARGEST_PAGE })) lines.push(cellsOf(missing));
      saveFile(csvOf(lines), `未报-${regionName}-${period}.csv`);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <Flex align="center" gap="small">
        <h4 style={{ margin: 0 }}>
          应报未报 {page ? countText(page.totalCount) : '…'} 家{withBelow && <span className="quiet">（含辖内各县、区）</span>}
        </h4>
        <Button size="small" icon={<DownloadOutlined />} loading={saving} disabled={!page?.totalCount} onClick={() => void save()}>
          导出名单（CSV）
        </Button>
      </Flex>
      <Failure error={error ?? failure} />
      <Table<Missing>
        size="small"
        rowKey={({ institution }) => institution.code}
        loading={isPending}
        pagination={false}
        dataSource={page?.nodes ?? []}
        locale={{ emptyText: isPending ? ' ' : `${periodWords(period)}应报的都已上报，没有未报、退回未重报的机构。` }}
        columns={[
          {
            title: '机构',
            render: (_, { institution }) => (
              <>
                {institution.name} <MadeUpMark shown={institution.madeUp} />
                <div className="quiet">{institution.code}</div>
              </>
            ),
          },
          ...(withBelow ? [{ title: '区划', render: (_: unknown, missing: Missing) => missing.region.name }] : []),
          {
            title: '情况',
            render: (_, { status, overdue }) => (
              <>
                <ReportStatusTag status={status} />
                {overdue && <Tag color="red">逾期</Tag>}
              </>
            ),
          },
          {
            title: '联系人',
            render: (_, { institution: { contact, contactPhone } }) => `${contact ?? '—'} ${contactPhone ?? ''}`,
          },
        ]}
      />
      <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
    </>
  );
};
