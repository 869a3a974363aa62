// The list that is shown, as a file: CSV that spreadsheets open in Chinese, or XLSX.
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { failureText } from './failure';
import { useDownload } from './use-download';
import { useEffect } from 'react';

interface ExportButtonsProps {
  /** Of GET /exports/<name>. */
  readonly name: 'reports' | 'register' | 'roll-ups' | 'figures' | 'summary';
  readonly query: Readonly<Record<string, string>>;
  /** What the file is called, without its ending. */
  readonly fileName: string;
  readonly label?: string;
}

export const ExportButtons = ({ name, query, fileName, label = '导出' }: ExportButtonsProps) => {
  const { message } = App.useApp();
  const { run, running, failure } = useDownload();
  useEffect(() => {
    if (failure) message.error(failureText(failure));
  }, [failure, message]);
  const save = (format: 'csv' | 'xlsx'): void => {
    const values = new URLSearchParams({ ...query, ...(format === 'csv' && { bom: '1' }) });
    void run(`/exports/${name}.${format}?${values.toString()}`, `${fileName}.${format}`);
  };
  const items = [
    { key: 'xlsx', label: 'Excel（XLSX）', onClick: () => save('xlsx') },
    { key: 'csv', label: 'CSV', onClick: () => save('csv') },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={running}>
        {label}
      </Button>
    </Dropdown>
  );
};
