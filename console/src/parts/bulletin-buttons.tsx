// What was published of a period as a document: Word, or Excel with every figure exactly as published.
import type { PeriodText } from '@shuangcheng/client-sdk';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { Failure } from './failure';
import { useDownload } from './use-download';

interface BulletinButtonsProps {
  /** Of a province's code, or of both provinces. */
  readonly of: string;
  readonly period: PeriodText;
  /** What the file is called, without its ending. */
  readonly fileName: string;
}

export const BulletinButtons = ({ of, period, fileName }: BulletinButtonsProps) => {
  const { run, running, failure } = useDownload();
  const save = (format: 'docx' | 'xlsx') => void run(`/bulletins/${of}.${format}?period=${period}`, `${fileName}.${format}`);
  return (
    <>
      <Space wrap>
        <Button icon={<DownloadOutlined />} loading={running} onClick={() => save('docx')}>
          Word（DOCX）
        </Button>
        <Button icon={<DownloadOutlined />} loading={running} onClick={() => save('xlsx')}>
          Excel（XLSX）
        </Button>
      </Space>
      <Failure error={failure} />
    </>
  );
};
