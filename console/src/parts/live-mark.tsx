import type { ConnectionState } from '@shuangcheng/client-sdk';
import { Badge } from 'antd';

/** Whether what is shown moves by itself. */
export const LiveMark = ({ state }: { readonly state: ConnectionState | null }) => {
  if (state === null) return null;
  return state === 'CONNECTED' ? <Badge status="success" text="实时" /> : <Badge status="warning" text="连接中断，正在重连" />;
};
