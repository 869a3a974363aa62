import {
  Edition,
  Factor,
  Joint,
  JointComparisonArgs,
  JointComparisonRow,
  JointEdition,
  JointFigure,
  JointGroup,
  JointIndicatorArgs,
  JointMember,
  JointRule,
  JointRuleInput,
  JointRulePayload,
  JointTask,
  WithheldFigure,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureCost, figuresCost } from '../field-cost.js';
import { toFactorNode } from '../factors/factor.node.js';
import { getRegion } from '../regions/region.service.js';
import { getJointRule, setJointRule } from './joint-rule.service.js';
import { compareMembers, findJoint, getJointFigure, listJointGroups, listJointTasks, listMembers } from './joint.service.js';
import { getWithheldFigures } from './release.service.js';

@Resolver(() => Joint)
export class JointResolver {
  @Query(() => Joint, { nullable: true, description: '联合视图；没有联合分析授权的，以及同时有其他角色在授的，为空。' })
  joint(@Ctx() { scope }: Context): Joint | null {
    return findJoint(scope);
  }

  @FieldResolver(() => [JointMember], { description: '参与的省（直辖市），即授权所及。' })
  members(@Root() joint: Joint, @Ctx() { scope }: Context): JointMember[] {
    return listMembers(scope, joint);
  }

  @FieldResolver(() => [JointGroup], { description: '有区划在参与各方的组，如明月山绿色发展示范带。' })
  groups(@Root() joint: Joint, @Ctx() { scope }: Context): Promise<JointGroup[]> {
    return listJointGroups(scope, joint);
  }

  @FieldResolver(() => JointFigure, { complexity: figureCost, description: '各方（或一个组）合计的指标及各方的部分。' })
  indicator(
    @Root() joint: Joint,
    @Ctx() { scope, loaders }: Context,
    @Args(() => JointIndicatorArgs) args: JointIndicatorArgs,
  ): Promise<JointFigure> {
    return getJointFigure(scope, loaders, joint, args);
  }

  @FieldResolver(() => [JointComparisonRow], { complexity: figuresCost, description: '各方的指标并列。' })
  comparison(
    @Root() joint: Joint,
    @Ctx() { scope, loaders }: Context,
    @Args(() => JointComparisonArgs) args: JointComparisonArgs,
  ): Promise<JointComparisonRow[]> {
    return compareMembers(scope, loaders, joint, args);
  }

  @FieldResolver(() => [JointTask], { description: '共同任务（成渝协同）及各方登记的进展。' })
  tasks(@Root() joint: Joint, @Ctx() { scope }: Context): Promise<JointTask[]> {
    return listJointTasks(scope, joint);
  }
}

@Resolver(() => JointEdition)
export class JointEditionResolver {
  @FieldResolver(() => [Factor], { description: '该版所用的全部因子，与数值一并封存，此后不变。' })
  factors(@Root() { factors }: JointEdition): Factor[] {
    return factors.map(toFactorNode);
  }
}

@Resolver()
export class JointRuleResolver {
  @Query(() => JointRule, { nullable: true, description: '省（直辖市）向联合视图公布数据的现行规则。' })
  jointRule(@Ctx() { scope }: Context, @Arg('region', () => String) region: string): Promise<JointRule | null> {
    return getJointRule(scope, getRegion(scope, region).regionId);
  }

  @Mutation(() => JointRulePayload, { description: '设定向联合视图公布的数至少涉及的机构数；此后发布的适用。' })
  setJointRule(@Ctx() { scope }: Context, @Arg('input', () => JointRuleInput) input: JointRuleInput): Promise<JointRulePayload> {
    return setJointRule(scope, getRegion(scope, input.region).regionId, input);
  }
}

@Resolver(() => Edition)
export class EditionReleaseResolver {
  @FieldResolver(() => [WithheldFigure], { description: '不向联合视图公布的数，供省（直辖市）主管部门查看。' })
  withheld(@Root() edition: Edition, @Ctx() { scope }: Context): Promise<WithheldFigure[]> {
    return getWithheldFigures(scope, edition);
  }
}
