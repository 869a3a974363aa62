import { Badge } from 'antd';
import type { LiveState } from '../answers/use-follow';

/** Whether what is shown moves by itself. */
export const LiveMark = ({ state }: { readonly state: LiveState | null }) => {
  if (state === null) return null;
  if (state === 'ENDED') return <Badge status="default" text="不再实时更新：授权或登录已变更" />;
  return state === 'CONNECTED' ? <Badge status="success" text="实时" /> : <Badge status="warning" text="连接中断，正在重连" />;
};
