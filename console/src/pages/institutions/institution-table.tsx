import { WORDS, type InstitutionsQuery } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';
import { ListTable } from '../../parts/list-table';
import { OpenLink } from '../../parts/open-link';
import { systemName } from '../../parts/institution-words';
import { MadeUpMark } from '../../parts/made-up-mark';
import { Validity } from './validity';

type Listed = NonNullable<InstitutionsQuery['region']>['institutions']['nodes'][number];

interface TableProps {
  readonly institutions: readonly Listed[];
  readonly loading: boolean;
  /** Whether less than all that are in the register was asked for. */
  readonly filtered: boolean;
  readonly writes: boolean;
  readonly onShow: (code: string) => void;
}

const noneText = (filtered: boolean, writes: boolean): string =>
  filtered
    ? '没有符合条件的机构。可放宽条件，或选“含已撤销的”再看。'
    : writes
      ? '今日没有在册的机构。请点“登记机构”，或下载模板填好后在“导入”中上传。'
      : '今日没有在册的机构。可选“含已撤销的”再看。';

export const InstitutionTable = ({ institutions, loading, filtered, writes, onShow }: TableProps) => (
  <ListTable<Listed>
    rowKey="code"
    rows={institutions}
    loading={loading}
    none={noneText(filtered, writes)}
    columns={[
      {
        title: '机构',
        width: 320,
        render: (_, { code, name, madeUp }) => (
          <div style={{ whiteSpace: 'normal' }}>
            <OpenLink onOpen={() => onShow(code)}>{name}</OpenLink> <MadeUpMark shown={madeUp} />
            <div className="quiet">{code}</div>
          </div>
        ),
      },
      { title: '所在区划', render: (_, { parent }) => parent?.name },
      { title: '机构类型', render: (_, { type }) => WORDS.InstitutionType[type] },
      { title: '主管系统', render: (_, { system }) => systemName(system) },
      { title: '重点用能', render: (_, { keyUnit }) => (keyUnit ? <Tag color="blue">重点用能</Tag> : <span className="quiet">—</span>) },
      { title: '在册', render: (_, { validFrom, validTo }) => <Validity validFrom={validFrom} validTo={validTo} /> },
    ]}
  />
);
