// What a notification says, from the body of its event. A reader who sees only a part of the region is told no number of it.
import { findIndicator } from '../indicators/definitions.js';
import { chinaTimeOf, formatPeriod, monthPeriod } from '../periods/period.js';
import { SYSTEMS } from '../regions/institution-types.js';
import { CHECK_KIND_NAMES, CHECK_KINDS } from '../sampling/finding-state.js';
import type { NotificationKind } from './audience.js';

export interface NotificationFacts {
  readonly kind: NotificationKind;
  /** Name of the event's region. */
  readonly region: string;
  /** Name of the institution, where the event is of one that the reader sees. */
  readonly institution: string | null;
  /** Whether the reader sees all of the event's region. */
  readonly seesRegion: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

const word = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
const count = (value: unknown): string | null => (typeof value === 'number' && Number.isInteger(value) ? String(value) : null);

/** "2026-03" from a body that names its month as 202603 or its period as text. */
const periodOf = ({ month, period }: NotificationFacts['body']): string => {
  if (typeof month === 'number' && Number.isInteger(month) && month > 190000 && month < 210000) return formatPeriod(monthPeriod(month));
  return word(period) ?? '';
};
/** The months that a lock or a reopening is about: "2026-03", "2026-01 至 2026-03". */
const monthsOf = ({ from, to, period }: NotificationFacts['body']): string => {
  const [first, last] = [word(from), word(to)];
  if (first === null) return word(period) ?? '';
  return last === null || last === first ? first : `${first} 至 ${last}`;
};
const until = (body: NotificationFacts['body']): string => {
  const day = word(body['until']);
  return day === null ? '' : `，至 ${day} 止`;
};
const imported = ({ body }: NotificationFacts): string => {
  const what = body['dryRun'] === true ? '试导' : '导入';
  const counts = `接受 ${count(body['accepted']) ?? '0'} 行，拒绝 ${count(body['rejected']) ?? '0'} 行`;
  return body['state'] === 'FAILED' ? `${what}未完成：此前${counts}，停止的原因见该次导入的结果。` : `${what}已完成：${counts}。`;
};

/** `，原因：…` where there is one. */
const because = (body: NotificationFacts['body']): string => {
  const reason = word(body['reason']);
  return reason === null ? '' : `，原因：${reason}`;
};
const due = (body: NotificationFacts['body']): string => {
  const day = word(body['dueDate']);
  return day === null ? '' : `，截止日期 ${day}`;
};
const missing = ({ seesRegion, body }: NotificationFacts): string => {
  const number = count(body['missing']);
  return seesRegion && number !== null ? `，尚缺 ${number} 份` : '';
};
/** Of a system how many institutions (in a period longer than a month: reports) are missing in a region, of a province where they are. */
const overdueBelow = ({ region, body }: NotificationFacts, period: string): string => {
  const [system, number, regions, names] = [
    word(body['system']),
    count(body['missing']) ?? '0',
    count(body['regions']),
    word(body['names']),
  ];
  if (system !== null) {
    const name = SYSTEMS.find(({ code }) => code === system)?.nameZh ?? '';
    return `${region}${name} ${period} 的报表已逾期${due(body)}，尚${/^\d{4}-\d{2}$/.test(period) ? `有 ${number} 家机构未报` : `缺 ${number} 份`}。`;
  }
  const which = names === null ? '' : `：${names}${body['more'] === true ? ` 等 ${regions ?? ''} 个` : ''}`;
  return `${region} 下级${regions === null ? '' : ` ${regions} 个`}区划 ${period} 的报表已逾期${due(body)}，尚缺 ${number} 份${which}。`;
};
const who = ({ institution, region }: NotificationFacts): string => institution ?? region;

/** " 2025 年" where the body names a year. */
const targetYear = ({ year }: NotificationFacts['body']): string => (count(year) === null ? '' : ` ${count(year)} 年`);

/** No number of a budget: who is told sees it where it stands. */
const runningOut = (facts: NotificationFacts): string => {
  const whose = `${who(facts)}${targetYear(facts.body)}的${facts.body['indicator'] === 'WATER_TOTAL' ? '用水' : '用能'}预算`;
  const month = count(facts.body['runsOutIn']);
  if (facts.body['status'] === 'EXCEEDED') return `${whose}已用完，请核对并采取措施。`;
  return `${whose}按目前的节奏将${month === null ? '提前' : `在 ${month} 月`}用完，请核对并采取措施。`;
};

const planPublished = ({ region, body }: NotificationFacts): string =>
  `${region} 的规划${word(body['title']) === null ? '' : `《${word(body['title'])}》`}已发布${targetYear(body) === '' ? '' : `，目标年为${targetYear(body)}`}。`;

/** A target that the level above has given, or that it adjusted, which comes with its reason: which, and for who sees all of the place, how much. */
const published = (facts: NotificationFacts): string => {
  const { body, seesRegion, institution } = facts;
  if (word(body['title']) !== null) return planPublished(facts);
  const indicator = findIndicator(word(body['indicator']) ?? '');
  const value = seesRegion || institution !== null ? word(body['value']) : null;
  const what = `${targetYear(body)}${indicator === null ? '' : `“${indicator.nameZh}”`}目标`;
  const amount = indicator === null || value === null ? null : `${value} ${indicator.unit}`;
  if (word(body['reason']) !== null)
    return `上级已调整 ${who(facts)} 的${what}${amount === null ? '' : `，调整为 ${amount}`}${because(body)}。`;
  return `上级已向 ${who(facts)} 下达${what}${amount === null ? '' : ` ${amount}`}，请查看本级目标。`;
};

/** An event that waits to be confirmed, the confirmation of one, or a record that was taken back; of the province that recorded it. */
const progressed = ({ region, body }: NotificationFacts): string => {
  const name = word(body['name']);
  const facts = [word(body['date']), [word(body['quantity']), word(body['unit'])].filter((part) => part !== null).join(' ')];
  const said = facts.filter((fact) => fact !== null && fact !== '').join('，');
  const activity = `共同任务${name === null ? '' : `“${name}”`}的活动${said === '' ? '' : `（${said}）`}`;
  if (count(body['reverses']) !== null) return `${region} 冲销了对${activity}的登记${because(body)}。`;
  if (body['entry'] !== body['event']) return `${region} 确认了${activity}。`;
  const event = [word(body['task']), count(body['event'])].filter((part) => part !== null).join(':');
  return `${region} 登记了${activity}，请核对，属实的予以确认${event === '' ? '' : `（活动编号 ${event}）`}。`;
};

/** "第 2 版" where the body names one. */
const edition = ({ number }: NotificationFacts['body']): string => (count(number) === null ? '' : `第 ${count(number)} 版`);

/** Told when it is decided, and where that is later, again when figures change with it. */
const factorsChanged = ({ region, body }: NotificationFacts): string => {
  const [name, from] = [word(body['name']), new Date(word(body['officialFrom']) ?? '')];
  const since = Number.isNaN(from.getTime()) ? '' : `自 ${chinaTimeOf(from)}起`;
  return `${region} ${since}采用官方因子集${name === null ? '' : `《${name}》`}，此后的碳排放等数值按其计算${because(body)}。`;
};

/** "会审"; "质量检查" where an event of an earlier version does not say which. */
const checkOf = ({ checkKind }: NotificationFacts['body']): string => {
  const kind = CHECK_KINDS.find((each) => each === checkKind);
  return kind ? CHECK_KIND_NAMES[kind] : '质量检查';
};

type Title = string | ((body: NotificationFacts['body']) => string);
const texts: Readonly<Record<NotificationKind, readonly [title: Title, text: (facts: NotificationFacts, period: string) => string]>> = {
  REPORT_RETURNED: ['报表被退回', (facts, period) => `${who(facts)} ${period} 的报表被退回${because(facts.body)}。`],
  MONTH_CONFIRMED: ['月份已确认', (facts, period) => `${facts.region} ${period} 的数据已由上级确认。`],
  MONTH_LOCKED: ['月份已锁定', (facts) => `${facts.region} ${monthsOf(facts.body)} 已锁定，不能再填报或修改${because(facts.body)}。`],
  MONTH_REOPENED: [
    '月份已重新开放',
    (facts) => `${who(facts)} ${monthsOf(facts.body)} 已重新开放填报${until(facts.body)}${because(facts.body)}。`,
  ],
  DUE_SOON: ['即将到期', (facts, period) => `${who(facts)} ${period} 的报表即将到期${due(facts.body)}${missing(facts)}。`],
  OVERDUE: ['已逾期', (facts, period) => `${who(facts)} ${period} 的报表已逾期${due(facts.body)}${missing(facts)}。`],
  OVERDUE_SUMMARY: ['逾期汇总', overdueBelow],
  CHECK_ASSIGNED: [(body) => `${checkOf(body)}任务`, (facts, period) => `${facts.region} 收到 ${period} 的${checkOf(facts.body)}任务。`],
  CHECK_SETTLED: [(body) => `${checkOf(body)}已办结`, (facts, period) => `${facts.region} ${period} 的${checkOf(facts.body)}已办结。`],
  REGISTER_CHANGED: ['名录变动', (facts) => `${who(facts)} 的名录信息有变动${because(facts.body)}。`],
  TARGET_PUBLISHED: ['目标已发布', published],
  PLAN_PUBLISHED: ['规划已发布', planPublished],
  EDITION_PUBLISHED: ['数据已发布', (facts, period) => `${facts.region} 已发布 ${period} 数据${edition(facts.body)}。`],
  EDITION_WITHDRAWN: [
    '发布的数据已撤回',
    (facts, period) => `${facts.region} ${period} 数据${edition(facts.body)}已撤回${because(facts.body)}。`,
  ],
  TASK_PROGRESSED: ['共同任务有进展', progressed],
  FACTOR_SET_OFFICIAL: ['官方因子集变更', factorsChanged],
  BUDGET_RUNNING_OUT: ['预算预警', runningOut],
  IMPORT_FINISHED: [({ state }) => (state === 'FAILED' ? '导入未完成' : '导入完成'), imported],
};

/** Title and sentence, in Chinese. */
export const notificationText = (facts: NotificationFacts): { readonly title: string; readonly text: string } => {
  const [title, text] = texts[facts.kind];
  return { title: typeof title === 'string' ? title : title(facts.body), text: text(facts, periodOf(facts.body)).replace(/ {2,}/g, ' ') };
};
