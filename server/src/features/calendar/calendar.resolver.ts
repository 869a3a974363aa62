import {
  Calendar,
  CalendarEntry,
  CalendarEntryConnection,
  CalendarInput,
  CalendarLock,
  CalendarPayload,
  DateScalar,
  Institution,
  Page50Args,
  PeriodScalar,
} from '@shuangcheng/schema';
import type { Day, Period } from '@shuangcheng/domain';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { setCalendar } from './calendar.service.js';
import { getCalendar, getDueDate, getLock, listCalendarHistory } from './calendar-view.service.js';

@Resolver(() => Calendar)
export class CalendarResolver {
  @Query(() => Calendar, { description: '区划的填报日历：截止日、开放、提醒、锁定，及其由来。' })
  calendar(@Ctx() { scope, loaders }: Context, @Arg('region', () => String) region: string): Promise<Calendar> {
    return getCalendar(scope, loaders, region);
  }

  @Mutation(() => CalendarPayload, { description: '设定填报日历：截止日、提醒、锁定、重新开放（须说明理由）。' })
  async setCalendar(@Ctx() { scope, loaders }: Context, @Arg('input', () => CalendarInput) input: CalendarInput): Promise<CalendarPayload> {
    const { regionId, problems } = await setCalendar(scope, input);
    return { calendar: regionId === null ? null : await getCalendar(scope, loaders, input.region), problems };
  }

  @FieldResolver(() => DateScalar, { description: '某一期间的截止日。' })
  dueDate(
    @Root() { regionId }: Calendar,
    @Ctx() { scope, loaders }: Context,
    @Arg('period', () => PeriodScalar) period: Period,
  ): Promise<Day> {
    return getDueDate(scope, loaders, regionId, period);
  }

  @FieldResolver(() => CalendarLock, { nullable: true, description: '某月的锁定；空为开放。' })
  lock(
    @Root() { regionId }: Calendar,
    @Ctx() { scope, loaders }: Context,
    @Arg('period', () => PeriodScalar) period: Period,
  ): Promise<CalendarLock | null> {
    return getLock(scope, loaders, regionId, period);
  }

  @FieldResolver(() => CalendarEntryConnection, {
    complexity: pageCost,
    description: '历次设定（本级、上级，及授权范围内的下级），由近及远。',
  })
  history(@Root() { regionId }: Calendar, @Ctx() { scope, loaders }: Context, @Args(() => Page50Args) page: Page50Args) {
    return listCalendarHistory(scope, loaders, regionId, page);
  }
}

@Resolver(() => CalendarEntry)
export class CalendarEntryResolver {
  @FieldResolver(() => Institution, { nullable: true, description: '只对该机构重新开放；不在授权范围内的为空。' })
  async institution(@Root() { tenantId, institutionId }: CalendarEntry, @Ctx() { loaders }: Context): Promise<Institution | null> {
    const head = institutionId === null ? null : await loaders.institutions.load({ tenantId, institutionId });
    return head && toInstitutionNode(head);
  }
}
