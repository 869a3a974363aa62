import { JointTask, TaskPayload, TaskProgressInput } from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { getRegion } from '../regions/region.service.js';
import { recordTaskProgress } from './task-recording.service.js';
import { listProvinceTasks } from './task.service.js';

@Resolver()
export class JointTaskResolver {
  @Query(() => [JointTask], { description: '省（直辖市）参与的共同任务（成渝协同），含各方登记的进展；供本级主管部门查看。' })
  jointTasks(@Ctx() { scope }: Context, @Arg('region', () => String) region: string): Promise<JointTask[]> {
    return listProvinceTasks(scope, getRegion(scope, region).regionId);
  }

  @Mutation(() => TaskPayload, {
    description: '登记共同任务的进展：新的活动、对对方已登记活动的确认，或冲销本方的一条记录。只登记本方，双方登记的同一活动只计一次。',
  })
  recordTaskProgress(@Ctx() { scope }: Context, @Arg('input', () => TaskProgressInput) input: TaskProgressInput): Promise<TaskPayload> {
    return recordTaskProgress(scope, getRegion(scope, input.region).regionId, input);
  }
}
