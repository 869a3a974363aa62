// What can be done with the report now: save, submit, revise, take back; and the next institution that has none.
import { ReportsOfMonthOperation, WithdrawReportOperation } from '@shuangcheng/client-sdk';
import { Button, Flex, Popconfirm } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useChange } from '../../answers/use-change';
import { ReasonButton } from '../../parts/reason-button';
import { may, useViewer } from '../../session/viewer';
import type { FormReport } from './form-entry';
import { filterOf } from './report-counts';
import type { ReportEntry } from './report-entry';

const REASONS = ['填报有误，改正后重新上报', '机构重复填报', '数据尚未核实'];

const Withdraw = ({ report }: { readonly report: FormReport }) => {
  const withdraw = useChange(WithdrawReportOperation);
  const counts = report.status === 'APPROVED';
  return (
    <ReasonButton
      label="撤回"
      explanation={
        counts
          ? `第 ${report.version} 版已审核并计入数值。撤回后本月不再计入，汇总数、强度随即改变；办理记录保留。`
          : '撤回后不再等待审核，可修改后重新上报；办理记录保留。'
      }
      usual={REASONS}
      change={withdraw}
      onDecide={async (reason) => (await withdraw.run({ reportId: report.id, reason }))?.ok ?? false}
      button={{ danger: counts }}
    />
  );
};

const Next = ({ region, period, onNext }: Pick<ActionsProps, 'region' | 'period'> & { readonly onNext: (institution: string) => void }) => {
  const { data } = useAnswer(ReportsOfMonthOperation, { region, period, filter: filterOf(period, 'NONE', {}), first: 1, after: null });
  const list = data?.region?.institutions;
  if (!list?.nodes[0]) return null;
  return <Button onClick={() => onNext(list.nodes[0]!.code)}>下一家未报（还有 {list.totalCount} 家）</Button>;
};

type ActionsProps = Parameters<typeof ReportEntry>[0] & {
  readonly saving: boolean;
  readonly submitting: boolean;
  readonly onSave: () => void;
};

export const EntryActions = (props: ActionsProps) => {
  const { institution, editing, maySubmit, typed, onRevise, onNext, region, period, saving, submitting, onSave } = props;
  const viewer = useViewer();
  const { report } = institution;
  if (!maySubmit) return null;
  const status = report?.status;
  const revises = status === 'APPROVED' || status === 'SUBMITTED';
  // What was approved is in figures: taking it out is for who reviews.
  const mayWithdraw = report && (status === 'SUBMITTED' || status === 'DRAFT' || (status === 'APPROVED' && may(viewer, 'reports:review')));
  return (
    <Flex className="form-actions" gap="small" wrap align="center">
      {editing ? (
        <>
          <Button type="primary" htmlType="submit" loading={submitting} disabled={saving}>
            {revises ? '上报修订' : '上报'}
          </Button>
          <Button loading={saving} disabled={submitting} onClick={onSave}>
            保存草稿
          </Button>
          {(typed.dirty || revises) && (
            <Popconfirm
              title="放弃未保存的修改？"
              description="表格恢复为已保存的内容。"
              okText="放弃"
              cancelText="继续填写"
              disabled={!typed.dirty}
              onConfirm={() => {
                typed.forget();
                onRevise(false);
              }}
            >
              <Button {...(!typed.dirty && { onClick: () => onRevise(false) })}>放弃修改</Button>
            </Popconfirm>
          )}
          {typed.dirty && <span className="quiet">有未保存的修改（关闭页面前请保存）</span>}
        </>
      ) : (
        <Popconfirm
          title={status === 'APPROVED' ? '修订已审核的报表？' : '修改待审核的报表？'}
          description={
            status === 'APPROVED'
              ? `上报修订将生成第 ${report!.version + 1} 版，须重新审核；审核通过前，数值中仍按第 ${report!.version} 版计入。`
              : `重新上报将生成第 ${report!.version + 1} 版，取代等待审核的第 ${report!.version} 版。`
          }
          okText="开始修改"
          cancelText="取消"
          onConfirm={() => onRevise(true)}
        >
          <Button>{status === 'APPROVED' ? '修订' : '修改'}</Button>
        </Popconfirm>
      )}
      {mayWithdraw && <Withdraw report={report} />}
      {onNext && !typed.dirty && status && <Next region={region} period={period} onNext={onNext} />}
    </Flex>
  );
};
