// How an import stands: how far it is, what it did or would do.
import type { ImportKind, ImportStatus as Status } from '@shuangcheng/client-sdk';
import { Alert, Progress } from 'antd';
import { countText } from '../../parts/number-text';

const subject = (kind: ImportKind): string => (kind === 'REGISTER' ? '家机构' : '份报表');

const countsText = ({ counts, dryRun }: Status, kind: ImportKind): string => {
  const will = dryRun ? '将' : '已';
  const of = subject(kind);
  const created = `${will}${kind === 'REGISTER' ? '新登记' : '新建'} ${countText(counts.created)} ${of}`;
  const updated = `${kind === 'REGISTER' ? '变更' : '修订'} ${countText(counts.updated)} ${of}`;
  return `共 ${countText(counts.rows)} 行：${created}，${updated}，${countText(counts.unchanged)} 行与现有的相同，${countText(counts.rejected)} 行未采用。`;
};

interface ImportStatusProps {
  readonly status: Status | null;
  readonly running: boolean;
  readonly kind: ImportKind;
}

export const ImportStatus = ({ status, running, kind }: ImportStatusProps) => {
  if (!status) return running ? <Progress percent={0} format={() => '正在上传'} /> : null;
  const ended = status.state === 'FINISHED' || status.state === 'FAILED';
  if (!ended)
    return (
      <>
        <div>
          {status.dryRun ? '试导入' : '导入'} {status.fileName}：已处理 {countText(status.counts.rows)} 行
        </div>
        <Progress percent={status.progress.round().toNumber()} status="active" />
      </>
    );
  if (status.state === 'FAILED') return null;
  return (
    <Alert
      type={status.counts.rejected > 0 ? 'warning' : 'success'}
      showIcon
      title={`${status.dryRun ? '试导入结果（未写入任何内容）' : '导入完成'}：${status.fileName}`}
      description={countsText(status, kind)}
    />
  );
};
