// The joint tasks that the platform ships with: as the plan documents print them, with how their events are counted.
import type { TaskCounting, TaskSpan } from '@shuangcheng/domain';
import { documentOf } from '../plans/plan.service.js';
import type { ShippedPlan } from '../plans/shipped-plans.js';
import type { NewJointTask } from './task.store.js';

/** 川渝: who takes part in what the 成渝协同 chapter names. */
const MEMBERS: readonly number[] = [510000, 500000];

interface Counted {
  /** Of an entry's quantity; the document's own unit may be one a year. */
  readonly unit: string;
  readonly span: TaskSpan;
  readonly counting: TaskCounting;
}
/** An event is one, whoever writes it down; of people trained together, either side counts its own. */
const COUNTED: Readonly<Record<string, Counted>> = {
  JOINT_BRAND_EVENTS: { unit: '场次', span: 'TOTAL', counting: 'ONCE' },
  JOINT_TRAINING: { unit: '人次', span: 'TOTAL', counting: 'BY_MEMBER' },
  JOINT_STANDARDS: { unit: '个', span: 'TOTAL', counting: 'ONCE' },
  JOINT_EXCHANGES_PER_YEAR: { unit: '次', span: 'YEAR', counting: 'ONCE' },
};

const tasksOf = ({ plan }: ShippedPlan): NewJointTask[] => {
  const document = documentOf(plan);
  return document.jointTasks.map((task, index) => {
    const counted = COUNTED[task.code];
    if (!counted || document.baselineYear === null || task.quote === null)
      throw new Error(
        `plan ${plan.planId}: expected a joint task that is known and quoted, in a plan with a baseline year, found ${task.code}`,
      );
    return {
      code: task.code,
      position: index + 1,
      members: MEMBERS,
      theme: task.theme,
      name: task.text,
      quantity: task.quantity,
      ...counted,
      firstDay: `${document.baselineYear + 1}-01-01`,
      lastDay: task.due,
      planId: plan.planId,
      source: [document.document.title, document.document.number].filter(Boolean).join(' '),
      quote: task.quote,
    };
  });
};

/** Throws where a document has a joint task of which nobody has said how it is counted. */
export const shippedJointTasks = (plans: readonly ShippedPlan[]): NewJointTask[] => plans.flatMap(tasksOf);
