// What became of each row, above all of those that were not taken, with the reason.
import { ImportRowsOperation, WORDS, type ImportRowsQuery, type ImportStatus } from '@shuangcheng/client-sdk';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Radio, Table, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { countText } from '../../parts/number-text';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';
import { useDownload } from '../../parts/use-download';

const PAGE_SIZE = 50;
type Row = ImportRowsQuery['import']['rows']['nodes'][number];
type Outcome = Row['outcome'];
const COLOURS: Readonly<Record<Outcome, string>> = { CREATED: 'green', UPDATED: 'blue', UNCHANGED: 'default', REJECTED: 'red' };

const Reasons = ({ row: { problems, warnings } }: { readonly row: Row }) => (
  <>
    {problems.map(({ code, message, path }, index) => (
      <div key={`problem-${index}`} title={code}>
        {path.length > 0 && <strong>{path.join(' ')}：</strong>}
        {message}
      </div>
    ))}
    {warnings.map(({ code, message }, index) => (
      <div key={`warning-${index}`} title={code} className="quiet">
        请核对：{message}
      </div>
    ))}
  </>
);

export const ImportRows = ({ status }: { readonly status: ImportStatus }) => {
  const { id, counts, fileName, resultPath } = status;
  const [shown, setShown] = useState<Outcome>(counts.rejected > 0 ? 'REJECTED' : counts.updated > 0 ? 'UPDATED' : 'CREATED');
  const cursor = useCursor(`${id}/${shown}`);
  const download = useDownload();
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    ImportRowsOperation,
    { id, filter: shown, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const rows = data?.import.rows;
  const option = (value: Outcome, count: number) => ({ value, label: `${WORDS.ImportOutcome[value]} ${countText(count)}` });
  return (
    <Card size="small">
      <Flex gap="small" align="center" wrap style={{ marginBottom: 12 }}>
        <Radio.Group
          aria-label="逐行结果"
          optionType="button"
          value={shown}
          onChange={({ target: { value } }) => setShown(value as Outcome)}
          options={[
            option('REJECTED', counts.rejected),
            option('CREATED', counts.created),
            option('UPDATED', counts.updated),
            option('UNCHANGED', counts.unchanged),
          ]}
        />
        <span className="spread" style={{ flex: 1 }} />
        <Button
          icon={<DownloadOutlined />}
          loading={download.running}
          onClick={() => void download.run(resultPath, `${fileName.replace(/\.[^.]*$/, '')}-逐行结果.csv`)}
        >
          下载逐行结果（含未采用的原因）
        </Button>
      </Flex>
      <Failure error={download.failure ?? error} {...(error && { onRetry: () => void refetch() })} />
      <Table<Row>
        size="small"
        rowKey="row"
        loading={isPending || isPlaceholderData}
        pagination={false}
        dataSource={rows?.nodes ?? []}
        locale={{ emptyText: isPending ? ' ' : shown === 'REJECTED' ? '没有未采用的行。' : '没有这一类的行。' }}
        columns={[
          { title: '行号', dataIndex: 'row', width: 80 },
          { title: '统一社会信用代码', dataIndex: 'institution', width: 200 },
          { title: '期间', dataIndex: 'period', width: 100 },
          { title: '结果', width: 120, render: (_, { outcome }) => <Tag color={COLOURS[outcome]}>{WORDS.ImportOutcome[outcome]}</Tag> },
          { title: '原因', render: (_, row) => <Reasons row={row} /> },
        ]}
      />
      <PageTurner cursor={cursor} page={rows} pageSize={PAGE_SIZE} />
    </Card>
  );
};
