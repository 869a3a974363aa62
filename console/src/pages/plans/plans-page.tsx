// 规划核对: a region's plan documents as they are printed, and what their numbers contradict.
import { chinaTimeOf, PlanDocumentsOperation } from '@shuangcheng/client-sdk';
import { Card, Empty, Result, Tag } from 'antd';
import { useSuspenseAnswer } from '../../answers/use-answer';
import type { PageProps } from '../../frame/pages';
import { severityColor, severityText } from '../../parts/severity';
import { PlanFindings } from './plan-findings';
import { PlanTargets, type Plan } from './plan-targets';

const Counts = ({ findings }: Pick<Plan, 'findings'>) =>
  ['ERROR', 'WARNING', 'NOTE'].map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? null : (
      <Tag key={severity} color={severityColor(severity)}>
        {severityText(severity)} {count}
      </Tag>
    );
  });

const originOf = ({ publishedAt, supersededAt, number }: Plan): string =>
  [
    number,
    publishedAt === null ? '平台自带的文件' : `${chinaTimeOf(new Date(publishedAt))} 发布到平台`,
    supersededAt && `${chinaTimeOf(new Date(supersededAt))} 起由同一时期的新文件取代`,
  ]
    .filter(Boolean)
    .join('；');

const PlanCard = ({ plan }: { readonly plan: Plan }) => (
  <Card
    size="small"
    title={<span style={{ whiteSpace: 'normal' }}>{plan.title}</span>}
    extra={<Counts findings={plan.findings} />}
    data-plan={plan.id}
  >
    <div className="stack">
      <span className="quiet">{originOf(plan)}</span>
      {plan.targets.length > 0 ? <PlanTargets plan={plan} /> : <span className="quiet">文件没有定量的目标。</span>}
      <PlanFindings findings={plan.findings} />
    </div>
  </Card>
);

export const PlansPage = ({ region }: PageProps) => {
  const { region: shown } = useSuspenseAnswer(PlanDocumentsOperation, { region });
  if (!shown) return <Result status="404" title={`没有这个区划：${region}`} />;
  return (
    <>
      <div className="page-head">
        <h2>{shown.name} 规划核对</h2>
      </div>
      <div className="stack">
        {shown.plans.length === 0 && (
          <Empty
            description={`平台上没有${shown.name}的规划文件。由本级或上级主管部门以接口 publishPlan 照印发的录入后，其自身数字的矛盾会列在这里。`}
          />
        )}
        {shown.plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} />
        ))}
      </div>
    </>
  );
};
