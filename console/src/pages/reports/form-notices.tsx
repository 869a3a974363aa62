// What is to be known before filling in: returned and why, locked, changed by somebody else, due.
import { MonthCalendarOperation, type PeriodText } from '@shuangcheng/client-sdk';
import { Alert, Button, Flex } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { periodWords } from '../../parts/period-field';
import type { FormInstitution } from './form-entry';
import type { TypedReport } from './use-typed';

const Lock = ({ region, period }: { readonly region: string; readonly period: PeriodText }) => {
  const { data } = useAnswer(MonthCalendarOperation, { region, period });
  if (!data) return null;
  const { lock, dueDate, firstMonth } = data.calendar;
  if (lock)
    return (
      <Alert
        type="warning"
        showIcon
        title={`${periodWords(period)}自 ${lock.since} 起${lock.automatic ? '按规定自动' : ''}锁定（${lock.region.name}）`}
        description={`${lock.reason ? `原因：${lock.reason}。` : ''}须由设定锁定的主管部门重新开放后才能上报或修订；单独对本机构开放的，可照常办理。`}
      />
    );
  if (period < firstMonth) return <Alert type="warning" showIcon title={`最早可填报的月份是${periodWords(firstMonth)}。`} />;
  return <div className="quiet">上报截止 {dueDate}</div>;
};

interface NoticesProps {
  readonly institution: FormInstitution;
  readonly period: PeriodText;
  readonly typed: TypedReport;
  readonly maySubmit: boolean;
}

export const FormNotices = ({ institution, period, typed, maySubmit }: NoticesProps) => {
  const { report, parent } = institution;
  const last = report?.history.at(-1);
  const version = report?.version ?? 0;
  return (
    <>
      {parent && <Lock region={parent.code} period={period} />}
      {report?.status === 'RETURNED' && (
        <Alert
          type="error"
          showIcon
          title={`已退回：${last?.reason ?? '没有写明原因'}`}
          description={maySubmit ? '请按退回原因改正后重新上报。' : undefined}
        />
      )}
      {report?.countedVersion && report.countedVersion.version !== report.version && (
        <Alert type="info" showIcon title={`审核通过前，数值中仍按第 ${report.countedVersion.version} 版计入。`} />
      )}
      {typed.dirty && !typed.sending && typed.base !== version && (
        <Alert
          type="warning"
          showIcon
          title={`这份报表已由 ${last?.actor ?? '他人'} 改为第 ${version} 版，而您是在第 ${typed.base} 版上填写的。`}
          description="您填写过的各格仍是您的内容，其余已是新版本的。请对照后决定。"
          action={
            <Flex vertical gap={4}>
              <Button size="small" type="primary" onClick={typed.rebase}>
                保留我的填写，在新版本上继续
              </Button>
              <Button size="small" onClick={typed.forget}>
                放弃我的填写
              </Button>
            </Flex>
          }
        />
      )}
    </>
  );
};
