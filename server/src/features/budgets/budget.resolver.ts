import { BudgetArgs, BudgetInput, BudgetPayload, EnergyBudget, Institution, Region } from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost } from '../field-cost.js';
import { findBudget, setBudget, toBudgetNode } from './budget.service.js';

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
