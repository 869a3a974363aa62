import { CapWithIntensity, Finding, OrgUnit, PathPoint, Plan, PlanInput, PlanPayload, Region, Target } from '@shuangcheng/schema';
import { canDo } from '@shuangcheng/tenants';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { findTargetTogether } from '../targets/together.service.js';
import { publishPlan } from './plan-publication.service.js';
import { documentOf, findingsOf, listPlanTargets, pathOf, toPlanNode, toTargetNode } from './plan.service.js';

@Resolver(() => Plan)
export class PlanResolver {
  @FieldResolver(() => Region)
  region(@Root() plan: Plan, @Ctx() { scope }: Context): Region {
    return regionNode(scope, plan.regionId);
  }

  @FieldResolver(() => [Target])
  async targets(@Root() plan: Plan, @Ctx() { scope }: Context): Promise<Target[]> {
    return (await listPlanTargets(scope, plan)).map(toTargetNode);
  }

  @FieldResolver(() => [Finding], { description: '规划自身数字之间的矛盾和值得注意之处。' })
  async findings(@Root() { tenantId, planId }: Plan, @Ctx() { loaders }: Context): Promise<Finding[]> {
    const plan = (await loaders.plans.load({ tenantId, planId }))!;
    return findingsOf(documentOf(plan));
  }

  @Mutation(() => PlanPayload, { description: '发布本级（或下级）的一份规划，照印发的录入；自身矛盾只作提示，同一时期的新文件取代旧的。' })
  async publishPlan(@Ctx() { scope }: Context, @Arg('input', () => PlanInput) input: PlanInput): Promise<PlanPayload> {
    const { plan, findings, problems } = await publishPlan(scope, getRegion(scope, input.region).regionId, input);
    return { plan: plan && toPlanNode(plan), findings, problems };
  }
}

@Resolver(() => Target)
export class TargetResolver {
  @FieldResolver(() => Region)
  region(@Root() target: Target, @Ctx() { scope }: Context): Region {
    return regionNode(scope, target.regionId);
  }

  @FieldResolver(() => [PathPoint], { description: '年度路径；文件未定规则时只有基年和目标年两点。' })
  path(@Root() target: Target): PathPoint[] {
    return pathOf(target);
  }

  @FieldResolver(() => OrgUnit, { description: '目标属于谁：区划，或（分解到机构的）公共机构。' })
  async orgUnit(@Root() { tenantId, regionId, institutionId }: Target, @Ctx() { scope, loaders }: Context): Promise<OrgUnit> {
    const head = institutionId === null ? null : await loaders.institutions.load({ tenantId, institutionId });
    return head ? toInstitutionNode(head) : regionNode(scope, regionId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: '分解下达该目标的分解编号（decompositionRun）；规划印发的、看不到该分解的为空。',
  })
  async runId(@Root() { tenantId, parentTargetId, runId }: Target, @Ctx() { scope, loaders }: Context): Promise<string | null> {
    const parent = runId === null || parentTargetId === null ? null : await loaders.targets.load({ tenantId, targetId: parentTargetId });
    return parent && canDo(scope, 'plans:read', { regionId: parent.regionId }) ? runId : null;
  }

  @FieldResolver(() => Target, { nullable: true, description: '由之分解而来的上级目标；看不到的为空。' })
  async parentTarget(@Root() { tenantId, parentTargetId }: Target, @Ctx() { loaders }: Context): Promise<Target | null> {
    const parent = parentTargetId === null ? null : await loaders.targets.load({ tenantId, targetId: parentTargetId });
    return parent && toTargetNode(parent);
  }

  @FieldResolver(() => [Target], { description: '现行的、分解给下级的目标。' })
  async shares(@Root() { tenantId, targetId }: Target, @Ctx() { loaders }: Context): Promise<Target[]> {
    return (await loaders.targetShares.load({ tenantId, targetId })).map(toTargetNode);
  }

  @FieldResolver(() => [Target], { description: '该目标的各个版本，由新到旧：值、原因、何人、何时。' })
  async versions(@Root() { tenantId, targetId }: Target, @Ctx() { loaders }: Context): Promise<Target[]> {
    return (await loaders.targetVersions.load({ tenantId, targetId })).map(toTargetNode);
  }

  @FieldResolver(() => CapWithIntensity, {
    nullable: true,
    complexity: figureCost,
    description:
      '总量目标与本地同年同口径的强度目标合看：何者更严，面积或人数还可增长多少。强度目标，以及缺少强度目标、除数或看不到其全部数值的为空。',
  })
  together(@Root() target: Target, @Ctx() { scope, loaders }: Context): Promise<CapWithIntensity | null> {
    return findTargetTogether(scope, loaders, target);
  }
}
