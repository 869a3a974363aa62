// One month of the regions, decided on together.
import type { PeriodText } from '@shuangcheng/client-sdk';
import { Alert, Card, Flex, Table, Tag } from 'antd';
import { useState } from 'react';
import { countText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';
import { OpenLink } from '../../parts/open-link';
import { may, useViewer } from '../../session/viewer';
import { ConfirmButtons } from './confirm-buttons';
import { LockButton, ReopenButton } from './lock-buttons';
import { mayDecide } from './may-decide';
import { monthState, rowKey, type MonthRow } from './month-row';
import { Confirmed, LockText } from './month-words';
import { useConfirm } from './use-confirm';

interface MonthListProps {
  readonly region: string;
  readonly regionName: string;
  readonly period: PeriodText;
  readonly rows: readonly MonthRow[];
  readonly onOpen: (region: string, period: PeriodText) => void;
}

export const MonthList = ({ region, regionName, period, rows, onOpen }: MonthListProps) => {
  const viewer = useViewer();
  const [keys, setKeys] = useState<readonly string[]>([]);
  const confirm = useConfirm();
  const chosen = rows.filter((row) => keys.includes(rowKey(row)));
  const mayConfirm = may(viewer, 'months:confirm');
  const sum = (count: (row: MonthRow) => number): string => countText(rows.reduce((total, row) => total + count(row), 0));
  if (rows.length === 0) return null;
  return (
    <Card
      size="small"
      title={`${periodWords(period)}：应报 ${sum(({ expected }) => expected)}，已审核 ${sum(({ approved }) => approved)}，待审核 ${sum(({ waiting }) => waiting)}；${rows.filter(({ complete }) => complete).length}/${rows.length} 个区划已齐`}
      extra={
        may(viewer, 'calendar:set') && (
          <Flex gap="small">
            <LockButton region={region} regionName={regionName} period={period} />
            {rows.some(({ lock }) => lock) && <ReopenButton region={region} regionName={regionName} period={period} />}
          </Flex>
        )
      }
    >
      <div className="stack">
        {mayConfirm && (
          <Flex gap="small" align="center">
            <ConfirmButtons
              months={chosen}
              confirm={confirm}
              subject={`选中的${chosen.length > 0 ? ` ${chosen.length} 个区划` : ''}`}
              onDone={() => setKeys([])}
            />
            <span className="quiet">先由市级确认县（区），再由省级确认；没有市级的由省级直接确认。</span>
          </Flex>
        )}
        {confirm.refused.size > 0 && (
          <Alert
            type="warning"
            showIcon
            title={`${confirm.refused.size} 个月份未办理`}
            description={
              <ul className="problems">
                {rows
                  .filter((row) => confirm.refused.has(rowKey(row)))
                  .map((row) => (
                    <li key={rowKey(row)}>
                      {row.region.name}：{confirm.refused.get(rowKey(row))}
                    </li>
                  ))}
              </ul>
            }
          />
        )}
        <Table<MonthRow>
          size="small"
          rowKey={rowKey}
          pagination={false}
          dataSource={rows}
          scroll={{ x: 'max-content' }}
          {...(mayConfirm && {
            rowSelection: {
              selectedRowKeys: [...keys],
              onChange: (selected) => setKeys(selected.map(String)),
              getCheckboxProps: (row) => ({ disabled: !mayDecide(viewer, row), 'aria-label': `选中${row.region.name}` }),
            },
          })}
          columns={[
            {
              title: '区划',
              render: (_, row) => <OpenLink onOpen={() => onOpen(row.region.code, row.period)}>{row.region.name}</OpenLink>,
            },
            {
              title: '情况',
              render: (_, row) => {
                const { text, colour } = monthState(row);
                return (
                  <>
                    <Tag color={colour}>{text}</Tag>
                    {row.returned && <div>退回原因：{row.returned.reason}</div>}
                    {confirm.refused.has(rowKey(row)) && <div className="fault">未办理：{confirm.refused.get(rowKey(row))}</div>}
                  </>
                );
              },
            },
            { title: '应报', className: 'amount', render: (_, { expected }) => countText(expected) },
            { title: '已审核', className: 'amount', render: (_, { approved }) => countText(approved) },
            { title: '待审核', className: 'amount', render: (_, { waiting }) => countText(waiting) },
            { title: '截止', render: (_, { dueDate }) => dueDate },
            { title: '市级确认', render: (_, { city }) => <Confirmed by={city} /> },
            { title: '省级确认', render: (_, { province }) => <Confirmed by={province} /> },
            { title: '锁定', render: (_, { lock }) => <LockText lock={lock} /> },
          ]}
        />
      </div>
    </Card>
  );
};
