import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { failureText } from './failure';
import { useDownload } from './use-download';

interface DownloadButtonProps {
  /** Of the platform's API, with its query. */
  readonly path: string;
  readonly fileName: string;
  readonly label: string;
}

/** One file of the platform; why there is none is told. */
export const DownloadButton = ({ path, fileName, label }: DownloadButtonProps) => {
  const { message } = App.useApp();
  const { run, running, failure } = useDownload();
  useEffect(() => {
    if (failure) message.error(failureText(failure));
  }, [failure, message]);
  return (
    <Button icon={<DownloadOutlined />} loading={running} onClick={() => void run(path, fileName)}>
      {label}
    </Button>
  );
};
