import type { EditionsQuery } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';

export type Edition = EditionsQuery['editions']['nodes'][number];

export const EditionState = ({ edition: { withdrawn, superseded } }: { readonly edition: Edition }) => {
  if (withdrawn) return <Tag color="red">已撤回</Tag>;
  return superseded ? <Tag>已有新版</Tag> : <Tag color="green">现行</Tag>;
};
