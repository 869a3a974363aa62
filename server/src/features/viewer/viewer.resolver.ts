import { isInForce } from '@shuangcheng/domain';
import { Grant, Viewer } from '@shuangcheng/schema';
import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { regionNode } from '../regions/region.service.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: '当前登录者及其授权。' })
  viewer(@Ctx() { scope, demonstration }: Context): Viewer {
    const { username, displayName, mustChangeSecret } = scope.caller;
    return { username, displayName, mustChangePassword: mustChangeSecret, demonstration };
  }

  @FieldResolver(() => [Grant])
  async grants(@Ctx() { scope, loaders }: Context): Promise<Grant[]> {
    const grants = scope.caller.grants.filter((grant) => isInForce(grant, scope.now));
    return Promise.all(
      grants.map(async ({ tenantId, institutionId, regionId, ...grant }) => ({
        ...grant,
        region: regionNode(scope, regionId),
        institution: institutionId ? ((await loaders.institutions.load({ tenantId, institutionId }))?.code ?? null) : null,
      })),
    );
  }
}
