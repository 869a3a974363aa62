import { Tag, Tooltip } from 'antd';

/** Beside whatever rests on the demonstration's made-up institutions. */
export const MadeUpMark = ({ shown = true }: { readonly shown?: boolean }) =>
  shown ? (
    <Tooltip title="含演示用的编造机构或报表：数值不得当真。">
      <Tag color="gold">演示数据</Tag>
    </Tooltip>
  ) : null;
