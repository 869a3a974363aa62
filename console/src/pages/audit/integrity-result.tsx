import { WORDS, type AuditIntegrityQuery } from '@shuangcheng/client-sdk';
import { Alert, Button, Typography } from 'antd';
import { countText } from '../../parts/number-text';

type Integrity = AuditIntegrityQuery['auditTrail']['auditIntegrity'];

interface ResultProps {
  readonly integrity: Integrity;
  /** Whether a noted link was compared. */
  readonly anchored: boolean;
  readonly onEarlier: (from: number) => void;
}

/** As many as are checked at once. */
const AT_ONCE = 10_000;

export const IntegrityResult = ({ integrity, anchored, onEarlier }: ResultProps) => {
  const { intact, checkedFrom, checkedTo, waiting, head, faults } = integrity;
  const range = `第 ${countText(checkedFrom)} 至 ${countText(checkedTo)} 节${waiting > 0 ? `，${waiting} 条待入链` : ''}`;
  return (
    <div className="stack" role="status">
      <Alert
        type={intact ? 'success' : 'error'}
        showIcon
        title={intact ? `完整：${range}没有发现问题${anchored ? '，与留存的链节相符' : ''}` : `发现问题：${range}中有 ${faults.length} 处`}
        description={
          faults.length > 0 && (
            <ul className="problems">
              {faults.map(({ kind, link, record }, index) => (
                <li key={index}>
                  {WORDS.AuditFaultKind[kind]}
                  {link !== null && `　第 ${link} 节`}
                  {record !== null && `　记录 ${record}`}
                </li>
              ))}
            </ul>
          )
        }
      />
      {head && (
        <div>
          最新一节：第 <strong>{head.number}</strong> 节，{head.algorithm}{' '}
          <Typography.Text code copyable={{ text: `${head.number} ${head.hash}` }}>
            {head.hash}
          </Typography.Text>
          <div className="quiet">请抄录在平台之外，以便日后核对。</div>
        </div>
      )}
      {checkedFrom > 1 && (
        <div>
          更早的还没有校验。
          <Button size="small" onClick={() => onEarlier(Math.max(1, checkedFrom - AT_ONCE))}>
            校验前一段
          </Button>
        </div>
      )}
    </div>
  );
};
