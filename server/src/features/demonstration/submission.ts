// When a report was handed in and what became of it. All of it follows from the institution and the month.
import { addMonths, type MonthKey } from '@shuangcheng/domain';
import type { RecordedReport } from '../reports/report-row.js';
import type { InstitutionProfile } from './institution-profile.js';
import { streamOf, type RandomStream } from './random-stream.js';

export type Submission = Pick<RecordedReport, 'submittedAt' | 'decision'>;

const SUBMISSION = 6;
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

/** The months whose review is still under way, with how many of a thousand reports are missing, wait, or were returned. */
const unsettled: Readonly<Record<MonthKey, { missing: number; waiting: number; returned: number }>> = {
  202510: { missing: 20, waiting: 60, returned: 25 },
  202511: { missing: 45, waiting: 140, returned: 40 },
  202512: { missing: 90, waiting: 330, returned: 45 },
};
const reasons = [
  '用电量较上月变化超过50%，请核对抄表读数后重新上报。',
  '用水量与费用不匹配，请补充水费票据。',
  '用能人数与上年末差异较大，请说明变动原因。',
  '建筑面积变化超过10%，请附产权或调配文件。',
  '汽油消费量与公务用车台账不一致，请核对加油卡记录。',
  '电量单位疑似有误（万千瓦时与千瓦时），请核对。',
  '天然气消费量连续两月相同，请按当月抄表数填报。',
] as const;

/** An instant of working time on a day (1: the first) of a month in China, between 9:00 and 18:00. */
const workingInstant = (month: MonthKey, day: number, stream: RandomStream): number =>
  Date.UTC(Math.floor(month / 100), (month % 100) - 1, day) - BEIJING_MS + stream.int(9 * 3600, 18 * 3600 - 1) * 1000;

const approvedAfter = (submittedAt: number, stream: RandomStream): Date => {
  const midnight = Math.floor((submittedAt + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
  return new Date(midnight + stream.int(1, 6) * DAY_MS + stream.int(9 * 3600, 18 * 3600 - 1) * 1000);
};

const decisionOf = (month: MonthKey, at: number, stream: RandomStream): RecordedReport['decision'] => {
  const rates = unsettled[month];
  const draw = rates ? stream.int(0, 999) : 1000;
  if (rates && draw < rates.waiting) return null;
  if (rates && draw < rates.waiting + rates.returned)
    return { kind: 'RETURN', at: approvedAfter(at, stream), reason: stream.pick(reasons) };
  return { kind: 'APPROVE', at: approvedAfter(at, stream), reason: null };
};

/**
 * When the report of a month came in (the 3rd–9th of the next month as a rule, the 11th–24th when late) and how it was
 * decided; null where it never came. Every report before the last three months of 2025 came and was approved.
 */
export const submissionOf = (profile: InstitutionProfile, month: MonthKey, seed: number): Submission | null => {
  const stream = streamOf(seed, profile.key, SUBMISSION, month);
  if (stream.chance(unsettled[month]?.missing ?? 0)) return null;
  const day = stream.chance(profile.latePerMille) ? stream.int(11, 24) : stream.int(3, 9);
  const at = workingInstant(addMonths(month, 1), day, stream);
  return { submittedAt: new Date(at), decision: decisionOf(month, at, stream) };
};
