// Changes of a region's figures, and of the progress that rests on them, told as they happen: of what a period's figures are made of, and
// of nothing else.
import {
  FIGURES_KINDS,
  figuresCauseOf,
  monthsOf,
  PROGRESS_KINDS,
  PROGRESS_RULE,
  progressCauseOf,
  treeDayOf,
  yearPeriod,
  type Action,
  type EventKind,
  type Period,
} from '@shuangcheng/domain';
import type { FiguresEvent, ProgressEvent, RegionEvent } from '@shuangcheng/schema';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import { seesPlaceOf, type EventTopic } from '../../events/event-page.js';
import type { EventHead, StoredEvent } from '../../events/event-reading.store.js';
import { assertYear } from '../asked-year.js';
import type { ActivityKey } from '../figures/activity-reading.service.js';
import { hasNewFactors } from '../factors/factor-set.service.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { keyOf } from '../figures/figure.service.js';
import { toRegionEvent } from './region-event.js';

interface Followed<T extends RegionEvent> {
  readonly regionId: number;
  readonly period: Period;
  /** Years whose factors are used. */
  readonly years: readonly number[];
  readonly actions: readonly Action[];
  readonly kinds: readonly EventKind[];
  /** Why the event changed what is followed, with what it is called there; null where it did not. */
  readonly causeOf: (event: StoredEvent) => (Omit<T, keyof RegionEvent> & { readonly cause: string }) | null;
}
interface View {
  readonly scope: RequestScope;
  readonly key: ActivityKey;
  readonly regions: readonly number[];
}

/** Whether what happened in a region, to an institution's report there or as a whole, is part of what a figure sums. */
const sums = ({ regionIds, moved = [] }: ActivityKey, { regionId, institutionId }: EventHead): boolean => {
  const sign = moved.find((part) => part.institution.institutionId === institutionId && part.regionId === regionId)?.sign;
  return sign === undefined ? regionIds.includes(regionId) : sign > 0;
};

class FiguresTopic<T extends RegionEvent> implements EventTopic<T> {
  readonly kinds: readonly EventKind[];
  readonly #months: ReadonlySet<number>;
  /** What the figures are made of for the scope that was asked last: it changes with the tree. */
  #known: View | null = null;
  constructor(private readonly followed: Followed<T>) {
    this.kinds = followed.kinds;
    this.#months = new Set(monthsOf(followed.period));
  }

  assertAllowed(scope: RequestScope): void {
    for (const action of this.followed.actions) assertCan(scope, action, { regionId: this.followed.regionId });
  }

  #view(scope: RequestScope): View {
    if (this.#known?.scope === scope) return this.#known;
    const key = keyOf(scope, scope.tree.get(this.followed.regionId), this.followed.period, chooseOptions(null));
    // The province too, for what holds in all of it.
    const regions = [...new Set([key.tenantId, ...key.regionIds, ...(key.moved ?? []).map((part) => part.regionId)])];
    return (this.#known = { scope, key, regions });
  }

  regionsOf(scope: RequestScope): readonly number[] {
    return this.#view(scope).regions;
  }

  concerns(scope: RequestScope, event: EventHead): boolean {
    if (event.month !== null && !this.#months.has(event.month)) return false;
    const { key } = this.#view(scope);
    if (event.kind === 'FACTOR_SET_OFFICIAL') return event.tenantId === key.tenantId;
    if (event.kind === 'TARGET_PUBLISHED' || event.kind === 'PLAN_PUBLISHED') return event.regionId === this.followed.regionId;
    return seesPlaceOf(scope, event) && sums(key, event);
  }

  async deliver(scope: RequestScope, events: readonly StoredEvent[]): Promise<T[]> {
    const told: T[] = [];
    for (const event of events.filter((each) => this.concerns(scope, each))) {
      const made = this.#toEvent(scope, event);
      if (made !== null && (await this.#changesAnything(scope, event))) told.push(made);
    }
    return told;
  }

  /** A set that is taken into use may say the same of these years as the one before. */
  async #changesAnything(scope: RequestScope, { kind, tenantId, occurredAt }: StoredEvent): Promise<boolean> {
    return kind !== 'FACTOR_SET_OFFICIAL' || hasNewFactors(scope, tenantId, occurredAt, this.followed.years);
  }

  #toEvent(scope: RequestScope, event: StoredEvent): T | null {
    const { regionId, period, causeOf } = this.followed;
    const caused = causeOf(event);
    // What moves after the day whose tree the figures are drawn under leaves them as they are.
    if (caused === null || (caused.cause === 'REORGANISED' && String(event.body['effectiveFrom']) > treeDayOf(period, scope.now)))
      return null;
    return { ...toRegionEvent(scope, regionId, event), ...caused } as unknown as T;
  }
}

/** What changes the figures of a region in a period. Rights are those of its figures, asked for anew with every event. */
export const figuresTopic = (regionId: number, period: Period): EventTopic<FiguresEvent> =>
  new FiguresTopic<FiguresEvent>({
    regionId,
    period,
    years: [period.year],
    actions: ['figures:read'],
    kinds: FIGURES_KINDS,
    causeOf: ({ kind, body, occurredAt }) => {
      const cause = figuresCauseOf(kind, body, occurredAt);
      return cause && { period, cause };
    },
  });

/** What changes the progress of a region's targets in a year: its figures, and the targets themselves. Throws BAD_USER_INPUT for what is no year. */
export const progressTopic = (regionId: number, year: number): EventTopic<ProgressEvent> => {
  assertYear(year);
  return new FiguresTopic<ProgressEvent>({
    regionId,
    period: yearPeriod(year),
    // It is forecast by the season of earlier years, and stands against a base year that is not before them.
    years: Array.from({ length: PROGRESS_RULE.mostSeasonYears + 1 }, (_, back) => year - back),
    actions: ['plans:read', 'figures:read'],
    kinds: PROGRESS_KINDS,
    causeOf: ({ kind, body, occurredAt }) => {
      const cause = progressCauseOf(kind, body, occurredAt, year);
      return cause && { year, cause };
    },
  });
};
