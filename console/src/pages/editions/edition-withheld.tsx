import { EditionWithheldOperation } from '@shuangcheng/client-sdk';
import { Skeleton } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { WithheldList } from './withheld-list';

export const EditionWithheld = ({ edition }: { readonly edition: string }) => {
  const { data, error } = useAnswer(EditionWithheldOperation, { id: edition });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton active title={false} />;
  return data.node && 'withheld' in data.node ? <WithheldList withheld={data.node.withheld} /> : null;
};
