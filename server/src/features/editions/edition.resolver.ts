import {
  Edition,
  EditionConnection,
  EditionFault,
  EditionFigure,
  EditionFigureConnection,
  EditionFiguresArgs,
  EditionInput,
  EditionPayload,
  EditionPlace,
  EditionPlaceConnection,
  EditionPlacesArgs,
  EditionRestatement,
  EditionsArgs,
  EditionVerification,
  Factor,
  Region,
  RegionEditionsArgs,
  RestatedFigure,
  RestatedFigureConnection,
  RestatedFiguresArgs,
  WithdrawEditionInput,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { toFactorNode } from '../factors/factor.node.js';
import { pageCost, wholeEditionCost } from '../field-cost.js';
import { regionNode } from '../regions/region.service.js';
import {
  getVerification,
  listEditionFigures,
  listEditionPlaces,
  listEditionsOf,
  listRegionEditions,
  toEditionPayload,
} from './edition.service.js';
import { publishEdition } from './publish-edition.service.js';
import { getRestatement, listRestatedFigures, type RestatementNode } from './restatement.service.js';
import { withdrawEdition } from './withdraw-edition.service.js';

@Resolver(() => Edition)
export class EditionResolver {
  @Query(() => EditionConnection, { complexity: pageCost, description: '区划所在省（市）的发布版，由近及远。' })
  editions(@Ctx() { scope }: Context, @Args(() => RegionEditionsArgs) args: RegionEditionsArgs) {
    return listEditionsOf(scope, args);
  }

  @Mutation(() => EditionPayload, {
    description:
      '发布一个已结束期间的数据：封存省内各级区划的全部指标，连同产生它们的汇总数、因子集、区划和报表版本。publish 为 false 时只预览：哪里的报表不全、哪些数将不向联合视图公布。',
  })
  async publishEdition(@Ctx() { scope }: Context, @Arg('input', () => EditionInput) input: EditionInput): Promise<EditionPayload> {
    return toEditionPayload(scope, await publishEdition(scope, input));
  }

  @Mutation(() => EditionPayload, {
    description: '撤回发布版：联合视图不再可见，其前一版（未撤回的）重新可见，本省仍可查阅。撤回不可恢复：再次发布是新的一版，另行编号。',
  })
  async withdrawEdition(
    @Ctx() { scope }: Context,
    @Arg('input', () => WithdrawEditionInput) input: WithdrawEditionInput,
  ): Promise<EditionPayload> {
    return toEditionPayload(scope, await withdrawEdition(scope, input));
  }

  @FieldResolver(() => Region, { description: '发布的省（直辖市）。' })
  region(@Root() edition: Edition, @Ctx() { scope }: Context): Region {
    return regionNode(scope, edition.tenantId);
  }

  @FieldResolver(() => [Factor], { description: '所用的全部因子，与数值一并封存，此后不变。' })
  factors(@Root() edition: Edition): Factor[] {
    return edition.factors.map(toFactorNode);
  }

  @FieldResolver(() => EditionPlaceConnection, { complexity: pageCost, description: '授权范围内的各级区划及其完整程度。' })
  places(@Root() edition: Edition, @Ctx() { scope }: Context, @Args(() => EditionPlacesArgs) args: EditionPlacesArgs) {
    return listEditionPlaces(scope, edition, args);
  }

  @FieldResolver(() => EditionFigureConnection, { complexity: pageCost, description: '授权范围内各级区划的数值。' })
  figures(@Root() edition: Edition, @Ctx() { scope }: Context, @Args(() => EditionFiguresArgs) args: EditionFiguresArgs) {
    return listEditionFigures(scope, edition, args);
  }

  @FieldResolver(() => EditionVerification, { complexity: wholeEditionCost, description: '核验。须有查阅审计日志的授权。' })
  verification(@Root() edition: Edition, @Ctx() { scope }: Context): Promise<EditionVerification> {
    return getVerification(scope, edition);
  }

  @FieldResolver(() => EditionRestatement, {
    nullable: true,
    complexity: wholeEditionCost,
    description:
      '与同一期间另一版相比的变动及原因，未指定时与前一版比；没有前一版的为空。须可查看该版的全部区划（省、直辖市一级），其他账户的回答为 OUT_OF_SCOPE。',
  })
  restatement(
    @Root() edition: Edition,
    @Ctx() { scope }: Context,
    @Arg('against', () => ID, { nullable: true }) against?: string | null,
  ): Promise<EditionRestatement | null> {
    return getRestatement(scope, edition, against ?? null);
  }
}

@Resolver(() => EditionRestatement)
export class EditionRestatementResolver {
  @FieldResolver(() => RestatedFigureConnection, { complexity: pageCost, description: '按区划、指标和碳排放口径排列。' })
  figures(@Root() restatement: RestatementNode, @Ctx() { scope }: Context, @Args(() => RestatedFiguresArgs) args: RestatedFiguresArgs) {
    return listRestatedFigures(scope, restatement, args);
  }
}

@Resolver(() => RestatedFigure)
export class RestatedFigureResolver {
  @FieldResolver(() => Region)
  region(@Root() figure: RestatedFigure, @Ctx() { scope }: Context): Region {
    return regionNode(scope, figure.regionId);
  }
}

@Resolver(() => EditionPlace)
export class EditionPlaceResolver {
  @FieldResolver(() => Region)
  region(@Root() place: EditionPlace, @Ctx() { scope }: Context): Region {
    return regionNode(scope, place.regionId);
  }
}

@Resolver(() => EditionFigure)
export class EditionFigureResolver {
  @FieldResolver(() => Region)
  region(@Root() figure: EditionFigure, @Ctx() { scope }: Context): Region {
    return regionNode(scope, figure.regionId);
  }
}

@Resolver(() => EditionFault)
export class EditionFaultResolver {
  @FieldResolver(() => Region, { nullable: true })
  region(@Root() fault: EditionFault, @Ctx() { scope }: Context): Region | null {
    return fault.regionId === null ? null : regionNode(scope, fault.regionId);
  }
}

@Resolver(() => Region)
export class RegionEditionResolver {
  @FieldResolver(() => EditionConnection, { complexity: pageCost, description: '所在省（市）的发布版，由近及远。' })
  editions(@Root() region: Region, @Ctx() { scope }: Context, @Args(() => EditionsArgs) args: EditionsArgs) {
    return listRegionEditions(scope, region.regionId, args);
  }
}
