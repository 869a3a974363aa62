// One region's month: how it stands, who decided what, who is missing, and what can be done.
import { WORDS } from '@shuangcheng/client-sdk';
import { Descriptions, Drawer, Flex, Table, Tag } from 'antd';
import { Boundary } from '../../parts/boundary';
import { countText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';
import { timeText } from '../../parts/time-text';
import { may, useViewer } from '../../session/viewer';
import { ConfirmButtons } from './confirm-buttons';
import { LockButton, ReopenButton } from './lock-buttons';
import { mayDecide } from './may-decide';
import { MissingList } from './missing-list';
import { monthState, rowKey, type MonthRow } from './month-row';
import { Confirmed, LockText } from './month-words';
import { useConfirm } from './use-confirm';

const History = ({ row }: { readonly row: MonthRow }) => (
  <Table
    size="small"
    pagination={false}
    rowKey="at"
    dataSource={[...row.history].reverse()}
    locale={{ emptyText: '尚无确认或退回。' }}
    columns={[
      { title: '办理', render: (_, { level, decision }) => `${WORDS.ConfirmingLevel[level]}${WORDS.ConfirmationDecision[decision]}` },
      { title: '账号', dataIndex: 'actor' },
      { title: '时间', render: (_, { at }) => timeText(at) },
      { title: '当时已审核', render: (_, { approved, expected }) => `${countText(approved)}/${countText(expected)}` },
      { title: '原因', render: (_, { reason }) => reason ?? '—' },
    ]}
  />
);

const Month = ({ row }: { readonly row: MonthRow }) => {
  const viewer = useViewer();
  const confirm = useConfirm();
  const { region, period } = row;
  const { text, colour } = monthState(row);
  const refusal = confirm.refused.get(rowKey(row));
  const place = { region: region.code, regionName: region.name, period };
  return (
    <div className="stack">
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'state', label: '情况', children: <Tag color={colour}>{text}</Tag> },
          {
            key: 'counts',
            label: '报表',
            children: `应报 ${countText(row.expected)}，已审核 ${countText(row.approved)}，待审核 ${countText(row.waiting)}`,
          },
          { key: 'due', label: '截止', children: row.dueDate },
          { key: 'city', label: '市级确认', children: <Confirmed by={row.city} /> },
          { key: 'province', label: '省级确认', children: <Confirmed by={row.province} /> },
          { key: 'lock', label: '锁定', children: <LockText lock={row.lock} /> },
        ]}
      />
      {row.returned && <div className="fault">已退回：{row.returned.reason}</div>}
      {refusal !== undefined && <div className="fault">未办理：{refusal}</div>}
      <Flex gap="small" wrap>
        {may(viewer, 'months:confirm') && mayDecide(viewer, row) && <ConfirmButtons months={[row]} confirm={confirm} />}
        {may(viewer, 'calendar:set') && (row.lock ? <ReopenButton {...place} /> : <LockButton {...place} />)}
      </Flex>
      <MissingList region={region.code} regionName={region.name} withBelow={region.level !== 'COUNTY'} period={period} />
      <h4>确认记录</h4>
      <History row={row} />
    </div>
  );
};

export const MonthDrawer = ({ row, onClose }: { readonly row: MonthRow | null; readonly onClose: () => void }) => (
  <Drawer title={row && `${row.region.name} ${periodWords(row.period)}`} open={row !== null} onClose={onClose} size={860}>
    {row && (
      <Boundary key={rowKey(row)}>
        <Month row={row} />
      </Boundary>
    )}
  </Drawer>
);
