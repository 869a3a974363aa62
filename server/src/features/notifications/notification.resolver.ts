import {
  Institution,
  MarkNotificationsReadInput,
  MarkNotificationsReadPayload,
  Notification,
  NotificationConnection,
  NotificationEvent,
  NotificationsArgs,
  Region,
  Report,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { regionNode } from '../regions/region.service.js';
import { toReportNode } from '../reports/report.service.js';
import { listNotifications, markNotificationsRead, openNotified, textOf } from './notification.service.js';

type Subscribed = { readonly args: { readonly after?: string | null }; readonly context: Context };

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, { complexity: pageCost, description: '我的通知，由近及远；保留期（默认 30 天）内的。' })
  notifications(@Ctx() { scope }: Context, @Args(() => NotificationsArgs) args: NotificationsArgs) {
    return listNotifications(scope, args);
  }

  @Mutation(() => MarkNotificationsReadPayload, { description: '标为已读。' })
  markNotificationsRead(
    @Ctx() { scope }: Context,
    @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
  ): Promise<MarkNotificationsReadPayload> {
    return markNotificationsRead(scope, input);
  }

  @Subscription(() => NotificationEvent, {
    description: '我的新通知；给出 after 则先补上其后错过的。',
    subscribe: ({ args, context }: Subscribed) => openNotified(context.scope, () => context.renewScope(), args.after),
  })
  notified(@Root() event: NotificationEvent, @Arg('after', () => String, { nullable: true }) _after?: string | null): NotificationEvent {
    return event;
  }

  @FieldResolver(() => String)
  async title(@Root() notification: Notification, @Ctx() { scope }: Context): Promise<string> {
    return textOf(scope, notification, null).title;
  }

  @FieldResolver(() => String)
  async text(@Root() notification: Notification, @Ctx() context: Context): Promise<string> {
    return textOf(context.scope, notification, (await this.institution(notification, context))?.name ?? null).text;
  }

  @FieldResolver(() => Region)
  region(@Root() { regionId }: Notification, @Ctx() { scope }: Context): Region {
    return regionNode(scope, regionId);
  }

  @FieldResolver(() => Institution, { nullable: true })
  async institution(@Root() { tenantId, institutionId }: Notification, @Ctx() { loaders }: Context): Promise<Institution | null> {
    const head = institutionId === null ? null : await loaders.institutions.load({ tenantId, institutionId });
    return head && toInstitutionNode(head);
  }

  @FieldResolver(() => Report, { nullable: true, description: '通知所说的报表版本。' })
  async report(@Root() { tenantId, institutionId, month, version }: Notification, @Ctx() { loaders }: Context): Promise<Report | null> {
    if (institutionId === null || month === null || version === null) return null;
    const head = await loaders.reports.load({ tenantId, institutionId, month, version });
    return head && toReportNode(head);
  }
}
