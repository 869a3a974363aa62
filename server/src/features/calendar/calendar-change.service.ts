// From what a bureau typed to entries of the calendar: each is judged by what holds already, and all problems are told.
import {
  dayOf,
  dueDayIn,
  dueDayOf,
  DEFAULT_CALENDAR,
  formatPeriod,
  lastDayOfPeriod,
  lockIn,
  mayLift,
  monthOf,
  monthPeriod,
  monthsOf,
  problem,
  type CalendarAuthority,
  type CalendarEntry,
  type MonthKey,
  type Period,
  type Problem,
} from '@shuangcheng/domain';
import type { AutoLockInput, CalendarInput, DueDateInput, DueRuleInput, LockInput, ReopeningInput } from '@shuangcheng/schema';
import type { RequestScope } from '@shuangcheng/tenants';
import type { NewEntry } from './calendar-row.js';
import { chainOf, lockedBy } from './month-gate.service.js';

/** What the input is judged by. */
export interface ChangeContext {
  readonly scope: RequestScope;
  readonly regionId: number;
  readonly issuedBy: CalendarAuthority;
  /** What holds before the change. */
  readonly entries: readonly CalendarEntry[];
  /** The regions on which the change holds. */
  readonly below: readonly number[];
  /** Ids of institutions by credit code, where they lie in these regions. */
  readonly institutions: ReadonlyMap<string, string>;
}
type Judged = NewEntry | Problem;
export const isRefused = (judged: Judged): judged is Problem => 'code' in judged;

const LONGEST_REASON = 500;
const FIRST_SETTABLE: MonthKey = 200001;

const said = ({ regionId, issuedBy }: ChangeContext, reason: string | null) => ({ regionId, issuedBy, reason });

/** A single month, where a longer period is not meant. */
const monthIn = (period: Period): MonthKey | null => (period.kind === 'MONTH' ? monthsOf(period)[0]! : null);

const outOf = (value: number, least: number, most: number, field: string, path: readonly string[]): Problem[] =>
  value >= least && value <= most
    ? []
    : [problem('NUMBER_OUT_OF_RANGE', path, { field, expected: `${least} 至 ${most} 的整数`, actual: value })];

const chainAbove = (context: ChangeContext, period: Period): readonly number[] =>
  chainOf(context.scope, context.regionId, monthsOf(period).at(-1)!).slice(0, -1);

const judgeRule = (context: ChangeContext, input: DueRuleInput, path: readonly string[], reason: string | null): Judged[] => {
  const from = monthIn(input.from);
  const now = monthOf(context.scope.now);
  const problems = [
    ...outOf(input.monthsAfter, 1, 12, '期末之后的月数', [...path, 'monthsAfter']),
    ...outOf(input.day, 1, 31, '日期（日）', [...path, 'day']),
  ];
  if (from === null) problems.push(problem('BAD_PERIOD', [...path, 'from'], { actual: formatPeriod(input.from) }));
  else if (from < now)
    problems.push(
      problem('CALENDAR_OF_THE_PAST', [...path, 'from'], { expected: formatPeriod(monthPeriod(now)), actual: formatPeriod(input.from) }),
    );
  if (problems.length > 0) return problems;
  const rule = { monthsAfter: input.monthsAfter, day: input.day };
  const sample = firstPeriodFrom(input.kind, from!);
  const above = chainAbove(context, sample);
  const own = dueDayOf(sample, { ...DEFAULT_CALENDAR, [input.kind]: rule });
  const limit = dueDayIn(
    context.entries.filter((entry) => entry.kind === 'DUE_RULE'),
    above,
    sample,
  );
  if (above.length > 0 && own > limit) return [problem('LATER_THAN_ABOVE', [...path, 'day'], { expected: limit, actual: own })];
  return [{ ...said(context, reason), kind: 'DUE_RULE', periodKind: input.kind, rule, from: from! }];
};

/** The first period of the kind that ends in the month or later. */
export const firstPeriodFrom = (kind: Period['kind'], month: MonthKey): Period => {
  const length = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 }[kind];
  const index = Math.floor(((month % 100) - 1) / length);
  return { kind, year: Math.floor(month / 100), firstMonth: index * length + 1, length };
};

const judgeDate = (context: ChangeContext, input: DueDateInput, path: readonly string[], reason: string | null): Judged => {
  const earliest = [dayOf(context.scope.now), lastDayOfPeriod(input.period)].sort().at(-1)!;
  const at = [...path, 'dueDate'];
  if (reason === null) return problem('DECISION_REASON_REQUIRED', ['input', 'reason'], { what: '单独设定截止日' });
  if (input.dueDate < earliest) return problem('DUE_DATE_BEFORE', at, { expected: earliest, actual: input.dueDate });
  const above = chainAbove(context, input.period);
  // The province may give one county more time; a city may only ask for less.
  if (context.issuedBy === 'CITY') {
    const others = context.entries.filter((entry) => entry.issuedBy === 'PROVINCE' || entry.regionId !== context.regionId);
    const limit = dueDayIn(others, [...above, context.regionId], input.period);
    if (input.dueDate > limit) return problem('LATER_THAN_ABOVE', at, { expected: limit, actual: input.dueDate });
  }
  return { ...said(context, reason), kind: 'DUE_DATE', period: input.period, dueDate: input.dueDate };
};

/** From the first month of one period to the last of another, none of them still to come. */
const readRange = (
  context: ChangeContext,
  input: { from: Period; to?: Period | null },
  path: readonly string[],
): { from: MonthKey; to: MonthKey } | Problem => {
  const from = monthsOf(input.from)[0]!;
  const to = monthsOf(input.to ?? input.from).at(-1)!;
  const now = monthOf(context.scope.now);
  if (from >= FIRST_SETTABLE && from <= to && from <= now) return { from, to: Math.min(to, now) };
  return problem('BAD_MONTH_RANGE', path, { actual: `${formatPeriod(input.from)} 至 ${formatPeriod(input.to ?? input.from)}` });
};

const judgeLock = (context: ChangeContext, input: LockInput, path: readonly string[], reason: string | null): Judged => {
  if (reason === null) return problem('DECISION_REASON_REQUIRED', ['input', 'reason'], { what: '锁定' });
  const range = readRange(context, input, path);
  return 'code' in range ? range : { ...said(context, reason), kind: 'LOCK', ...range };
};

const monthsBetween = (from: MonthKey, to: MonthKey): MonthKey[] => {
  const months: MonthKey[] = [];
  for (let month = from; month <= to; month = month % 100 === 12 ? month + 89 : month + 1) months.push(month);
  return months;
};

/** The locks that hold somewhere in the range: on the region, or on one below it. */
const locksInRange = (context: ChangeContext, range: { from: MonthKey; to: MonthKey }, institutionId: string | null) => {
  const spoken = new Set(
    context.entries.filter((entry) => entry.kind === 'LOCK' || entry.kind === 'AUTO_LOCK').map((entry) => entry.regionId),
  );
  const regions = [context.regionId, ...context.below.filter((id) => id !== context.regionId && spoken.has(id))];
  const today = dayOf(context.scope.now);
  return monthsBetween(range.from, range.to).flatMap((month) =>
    regions.flatMap((id) => lockIn(context.entries, chainOf(context.scope, id, month), { month, institutionId }, today) ?? []),
  );
};

const judgeReopening = (context: ChangeContext, input: ReopeningInput, path: readonly string[], reason: string | null): Judged => {
  if (reason === null) return problem('DECISION_REASON_REQUIRED', ['input', 'reason'], { what: '重新开放' });
  const range = readRange(context, input, path);
  if ('code' in range) return range;
  const today = dayOf(context.scope.now);
  const until = input.until ?? null;
  if (until !== null && until < today) return problem('DUE_DATE_BEFORE', [...path, 'until'], { expected: today, actual: until });
  const code = input.institution ?? null;
  const institutionId = code === null ? null : (context.institutions.get(code) ?? null);
  if (code !== null && institutionId === null) return problem('UNKNOWN_INSTITUTION', [...path, 'institution'], { actual: code });
  const locks = locksInRange(context, range, institutionId);
  const actual = `${formatPeriod(input.from)}${input.to ? ` 至 ${formatPeriod(input.to)}` : ''}`;
  if (locks.length === 0) return problem('NOTHING_LOCKED', path, { actual });
  const [above] = locks.filter((lock) => !mayLift(context.issuedBy, lock));
  if (above && !locks.some((lock) => mayLift(context.issuedBy, lock)))
    return problem('LOCKED_ABOVE', path, { actual, by: lockedBy(above) });
  return { ...said(context, reason), kind: 'REOPEN', ...range, institutionId, until };
};

const judgeAutoLock = (context: ChangeContext, input: AutoLockInput, reason: string | null): Judged[] => {
  const path = ['input', 'autoLock'];
  const from = monthIn(input.from);
  const days = input.days ?? null;
  if (from === null || from < FIRST_SETTABLE) return [problem('BAD_PERIOD', [...path, 'from'], { actual: formatPeriod(input.from) })];
  const problems = days === null ? [] : outOf(days, 0, 366, '截止后自动锁定的天数', [...path, 'days']);
  return problems.length > 0 ? problems : [{ ...said(context, reason), kind: 'AUTO_LOCK', days, from }];
};

const judgeFirstMonth = (context: ChangeContext, period: Period, reason: string | null): Judged => {
  const month = monthIn(period);
  const path = ['input', 'firstMonth'];
  if (month === null) return problem('BAD_PERIOD', path, { actual: formatPeriod(period) });
  const now = monthOf(context.scope.now);
  if (month < FIRST_SETTABLE || month > now) return problem('BAD_MONTH_RANGE', path, { actual: formatPeriod(period) });
  return { ...said(context, reason), kind: 'FIRST_MONTH', month };
};

/** Everything that the input asks for, as entries or problems, in one order: rules before dates, locks before reopenings. */
export const judgeChange = (context: ChangeContext, input: CalendarInput): Judged[] => {
  const text = input.reason?.trim() || null;
  if (text !== null && text.length > LONGEST_REASON)
    return [
      problem('NUMBER_OUT_OF_RANGE', ['input', 'reason'], { field: '理由的字数', expected: `1 至 ${LONGEST_REASON}`, actual: text.length }),
    ];
  const each = <T>(list: readonly T[] | null | undefined, name: string, judge: (one: T, path: readonly string[]) => Judged | Judged[]) =>
    (list ?? []).flatMap((one, index) => judge(one, ['input', name, String(index)]));
  const days = input.reminderDays ?? null;
  const wrongDays = days === null ? [] : outOf(days, 0, 31, '提前提醒的天数', ['input', 'reminderDays']);
  return [
    ...each(input.dueRules, 'dueRules', (one, path) => judgeRule(context, one, path, text)),
    ...each(input.dueDates, 'dueDates', (one, path) => judgeDate(context, one, path, text)),
    ...(input.firstMonth ? [judgeFirstMonth(context, input.firstMonth, text)] : []),
    ...wrongDays,
    ...(days !== null && wrongDays.length === 0 ? [{ ...said(context, text), kind: 'REMINDER' as const, days }] : []),
    ...(input.autoLock ? judgeAutoLock(context, input.autoLock, text) : []),
    ...each(input.locks, 'locks', (one, path) => judgeLock(context, one, path, text)),
    ...each(input.reopenings, 'reopenings', (one, path) => judgeReopening(context, one, path, text)),
  ];
};
