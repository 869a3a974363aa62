// How a report stands, in one word with its colour; "未报" where there is none.
import { WORDS, type ReportStatus } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';

const COLOURS: Readonly<Record<ReportStatus, string>> = {
  DRAFT: 'default',
  SUBMITTED: 'blue',
  RETURNED: 'red',
  APPROVED: 'green',
  WITHDRAWN: 'default',
};

export const reportStatusText = (status: ReportStatus | null | undefined): string => (status ? WORDS.ReportStatus[status] : '未报');

export const ReportStatusTag = ({ status }: { readonly status: ReportStatus | null | undefined }) => (
  <Tag color={status ? COLOURS[status] : 'orange'}>{reportStatusText(status)}</Tag>
);
