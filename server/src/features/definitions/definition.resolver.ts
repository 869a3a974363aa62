// What the platform computes with: indicators, items, factor sets.
import { INDICATORS, ITEMS } from '@shuangcheng/domain';
import { Factor, FactorSet, IndicatorDefinition, ItemDefinition } from '@shuangcheng/schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { listFactorSets } from '../factors/factor-set.service.js';
import { toRows } from '../factors/factor-set.store.js';
import { Decimal } from '@shuangcheng/domain';

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

  @Query(() => [FactorSet], { description: '可用的因子集，正式的在前。' })
  async factorSets(@Ctx() { scope }: Context): Promise<FactorSet[]> {
    return (await listFactorSets(scope)).map((set) => ({
      id: set.id,
      name: set.nameZh,
      publishedOn: set.publishedOn,
      source: set.source,
      note: set.noteZh,
      official: set.official,
      factors: toRows(set).map((row): Factor => ({
        ...row,
        value: new Decimal(row.value),
        province: row.province ? String(row.province) : null,
        year: row.year || null,
      })),
    }));
  }
}
