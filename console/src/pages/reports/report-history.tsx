// Who did what with the report, version by version.
import { WORDS } from '@shuangcheng/client-sdk';
import { Card, Table, Tag } from 'antd';
import type { FormReport } from './form-entry';
import { timeText } from '../../parts/time-text';

export const ReportHistory = ({ report }: { readonly report: FormReport }) => {
  const counted = report.countedVersion?.version;
  return (
    <Card size="small" title="版本与办理记录">
      <Table
        size="small"
        pagination={false}
        rowKey={(event) => `${event.version}-${event.kind}-${event.at}`}
        dataSource={[...report.history].reverse()}
        columns={[
          {
            title: '版本',
            render: (_, { version }) => (
              <>
                第 {version} 版 {version === counted && <Tag color="green">计入数值</Tag>}
              </>
            ),
          },
          { title: '办理', render: (_, { kind }) => WORDS.ReportEventKind[kind] },
          { title: '账号', dataIndex: 'actor' },
          { title: '时间', render: (_, { at }) => timeText(at) },
          { title: '原因', render: (_, { reason }) => reason ?? '—' },
        ]}
      />
    </Card>
  );
};
