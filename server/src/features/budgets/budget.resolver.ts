import {
  BudgetArgs,
  BudgetInput,
  BudgetPayload,
  BudgetsInput,
  BudgetsPayload,
  EnergyBudget,
  Institution,
  Region,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost } from '../field-cost.js';
import { setBudget, setBudgets, type BudgetOutcome } from './budget-setting.service.js';
import { findBudget, toBudgetNode } from './budget.service.js';

const toBudgetsPayload = (results: readonly BudgetOutcome[], problems: BudgetsPayload['problems']): BudgetsPayload => {
  const rejected = results.filter((each) => each.problems.length > 0).length;
  return {
    accepted: results.length - rejected,
    rejected,
    results: results.map((each, index) => ({ index, budget: each.budget && toBudgetNode(each.budget), problems: each.problems })),
    problems,
  };
};

@Resolver(() => Region)
export class RegionBudgetResolver {
  @FieldResolver(() => EnergyBudget, { nullable: true, complexity: figureListCost, description: '该年的预算及其执行；没有设定为空。' })
  async budget(
    @Root() { regionId }: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => BudgetArgs) args: BudgetArgs,
  ): Promise<EnergyBudget | null> {
    const found = await findBudget(scope, loaders, { kind: 'REGION', region: scope.tree.get(regionId) }, args);
    return found && toBudgetNode(found);
  }

  @Mutation(() => BudgetPayload, { description: '设定或调整预算：新的一版，附理由；月度额度按往年季节分配。' })
  async setBudget(@Ctx() { scope, loaders }: Context, @Arg('input', () => BudgetInput) input: BudgetInput): Promise<BudgetPayload> {
    const { budget, problems } = await setBudget(scope, loaders, input);
    return { budget: budget && toBudgetNode(budget), problems };
  }

  @Mutation(() => BudgetsPayload, { description: '一批预算，同一理由：逐行答复，无问题的行一并办理，其余不影响。' })
  async setBudgets(@Ctx() { scope, loaders }: Context, @Arg('input', () => BudgetsInput) input: BudgetsInput): Promise<BudgetsPayload> {
    const { results, problems } = await setBudgets(scope, loaders, input);
    return toBudgetsPayload(results, problems);
  }
}

@Resolver(() => Institution)
export class InstitutionBudgetResolver {
  @FieldResolver(() => EnergyBudget, { nullable: true, complexity: figureListCost, description: '该年的预算及其执行；没有设定为空。' })
  async budget(
    @Root() { tenantId, institutionId }: Institution,
    @Ctx() { scope, loaders }: Context,
    @Args(() => BudgetArgs) args: BudgetArgs,
  ): Promise<EnergyBudget | null> {
    const institution = (await loaders.institutions.load({ tenantId, institutionId }))!;
    const found = await findBudget(scope, loaders, { kind: 'INSTITUTION', institution }, args);
    return found && toBudgetNode(found);
  }
}
