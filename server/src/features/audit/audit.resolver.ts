import { AuditConnection, AuditEntry, AuditIntegrity, AuditIntegrityArgs, AuditTrailArgs, Region } from '@shuangcheng/schema';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { checkAuditTrail, listAuditTrail, type AuditTrail } from './audit-trail.service.js';

@Resolver(() => AuditConnection)
export class AuditResolver {
  @Query(() => AuditConnection, { complexity: pageCost, description: '辖内的审计记录，由近及远。' })
  auditTrail(@Ctx() { scope }: Context, @Args(() => AuditTrailArgs) args: AuditTrailArgs) {
    return listAuditTrail(scope, getRegion(scope, args.region).regionId, args.filter, args);
  }

  /** As dear as it is: each link is read and hashed. */
  @FieldResolver(() => AuditIntegrity, { complexity: 2_000, description: '重算该省（市）的审计链，查出被改动、缺失、调换或插入的记录。' })
  auditIntegrity(
    @Root() { regionId }: AuditTrail,
    @Ctx() { scope }: Context,
    @Args(() => AuditIntegrityArgs) args: AuditIntegrityArgs,
  ): Promise<AuditIntegrity> {
    return checkAuditTrail(scope, regionId, args);
  }
}

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @FieldResolver(() => Region)
  region(@Root() { regionId }: AuditEntry, @Ctx() { scope }: Context): Region {
    return regionNode(scope, regionId);
  }
}
