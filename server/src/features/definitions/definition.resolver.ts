// What the platform computes with: indicators and items.
import { INDICATORS, ITEMS } from '@shuangcheng/domain';
import { IndicatorDefinition, ItemDefinition } from '@shuangcheng/schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';

const indicatorNodes: IndicatorDefinition[] = INDICATORS.map((definition) => ({
  code: definition.code,
  name: definition.nameZh,
  version: definition.version,
  unit: definition.unit,
  unitName: definition.unitZh,
  formula: definition.formulaZh,
  source: definition.source,
  items: definition.flows,
  denominatorItem: definition.denominator,
}));
const itemNodes: ItemDefinition[] = ITEMS.map(({ nameZh, unitZh, ...item }) => ({ ...item, name: nameZh, unitName: unitZh }));

@Resolver()
export class DefinitionResolver {
  @Query(() => [IndicatorDefinition])
  indicators(@Ctx() context: Context): IndicatorDefinition[] {
    return context.scope && indicatorNodes;
  }

  @Query(() => [ItemDefinition])
  items(@Ctx() context: Context): ItemDefinition[] {
    return context.scope && itemNodes;
  }
}
