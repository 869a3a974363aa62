import { describe, expect, test } from '@jest/globals';
import { NOTIFICATION_KINDS, type NotificationKind } from './audience.js';
import { notificationText, type NotificationFacts } from './notification-text.js';

const textOf = (kind: NotificationKind, body: NotificationFacts['body'], more: Partial<NotificationFacts> = {}): string =>
  notificationText({ kind, region: '梁平区', institution: null, seesRegion: true, body, ...more }).text;

describe('what a notification says', () => {
  test.each<[NotificationKind, NotificationFacts['body'], string]>([
    ['REPORT_RETURNED', { month: 202603, reason: '电量有误' }, '梁平区 2026-03 的报表被退回，原因：电量有误。'],
    ['MONTH_LOCKED', { period: '2026-03', reason: null }, '梁平区 2026-03 已锁定，不能再填报或修改。'],
    [
      'DUE_SOON',
      { period: '2026-03', dueDate: '2026-04-10', missing: 7 },
      '梁平区 2026-03 的报表即将到期，截止日期 2026-04-10，尚缺 7 份。',
    ],
    ['OVERDUE', { period: '2026-03', dueDate: '2026-04-10', missing: 0 }, '梁平区 2026-03 的报表已逾期，截止日期 2026-04-10，尚缺 0 份。'],
    [
      'OVERDUE_SUMMARY',
      { period: '2026-03', dueDate: '2026-04-10', missing: 345, regions: 183, names: '渠县、大竹县、达州市本级', more: true },
      '梁平区 下级 183 个区划 2026-03 的报表已逾期，截止日期 2026-04-10，尚缺 345 份：渠县、大竹县、达州市本级 等 183 个。',
    ],
    [
      'OVERDUE_SUMMARY',
      { period: '2026-03', dueDate: '2026-04-10', missing: 3, regions: 1, names: '渠县', more: false },
      '梁平区 下级 1 个区划 2026-03 的报表已逾期，截止日期 2026-04-10，尚缺 3 份：渠县。',
    ],
    [
      'OVERDUE_SUMMARY',
      { period: '2026-03', dueDate: '2026-04-10', missing: 7, system: 'EDUCATION' },
      '梁平区教育系统 2026-03 的报表已逾期，截止日期 2026-04-10，尚有 7 家机构未报。',
    ],
    ['OVERDUE_SUMMARY', { period: '2025', missing: 14, system: 'HEALTH' }, '梁平区卫生健康系统 2025 的报表已逾期，尚缺 14 份。'],
    [
      'MONTH_LOCKED',
      { from: '2026-01', to: '2026-03', reason: '年报' },
      '梁平区 2026-01 至 2026-03 已锁定，不能再填报或修改，原因：年报。',
    ],
    [
      'MONTH_REOPENED',
      { from: '2026-03', to: '2026-03', until: '2026-04-20', reason: '补报' },
      '梁平区 2026-03 已重新开放填报，至 2026-04-20 止，原因：补报。',
    ],
    ['EDITION_PUBLISHED', { period: '2024-Q3', number: 2 }, '梁平区 已发布 2024-Q3 数据第 2 版。'],
    ['EDITION_WITHDRAWN', { period: '2024', number: 1, reason: '有误' }, '梁平区 2024 数据第 1 版已撤回，原因：有误。'],
    ['TARGET_PUBLISHED', { year: 2025 }, '上级已向 梁平区 下达 2025 年目标，请查看本级目标。'],
    [
      'TARGET_PUBLISHED',
      { year: 2025, indicator: 'ENERGY_TOTAL', value: '18491' },
      '上级已向 梁平区 下达 2025 年“能源消费总量”目标 18491 tce，请查看本级目标。',
    ],
    [
      'TARGET_PUBLISHED',
      { year: 2025, indicator: 'ENERGY_TOTAL', value: '18500', reason: '医院迁建' },
      '上级已调整 梁平区 的 2025 年“能源消费总量”目标，调整为 18500 tce，原因：医院迁建。',
    ],
    ['PLAN_PUBLISHED', { year: 2030, title: '“十五五”规划' }, '梁平区 的规划《“十五五”规划》已发布，目标年为 2030 年。'],
    [
      'BUDGET_RUNNING_OUT',
      { year: 2026, runsOutIn: 11, status: 'RUNNING_OUT' },
      '梁平区 2026 年的用能预算按目前的节奏将在 11 月用完，请核对并采取措施。',
    ],
    [
      'TASK_PROGRESSED',
      { task: 'JOINT_X', name: '品牌活动', unit: '场次', entry: 3, event: 3, reverses: null, date: '2024-06-05', quantity: '1' },
      '梁平区 登记了共同任务“品牌活动”的活动（2024-06-05，1 场次），请核对，属实的予以确认（活动编号 JOINT_X:3）。',
    ],
    [
      'TASK_PROGRESSED',
      { task: 'JOINT_X', name: '品牌活动', unit: '场次', entry: 4, event: 3, reverses: null, date: '2024-06-05', quantity: '1' },
      '梁平区 确认了共同任务“品牌活动”的活动（2024-06-05，1 场次）。',
    ],
    [
      'TASK_PROGRESSED',
      { task: 'JOINT_X', name: '品牌活动', entry: 5, event: 3, reverses: 3, date: '2024-06-05', reason: '未举办' },
      '梁平区 冲销了对共同任务“品牌活动”的活动（2024-06-05）的登记，原因：未举办。',
    ],
    [
      'FACTOR_SET_OFFICIAL',
      { name: '2025年度因子', officialFrom: '2026-12-31T16:00:00.000Z', reason: '年度更新' },
      '梁平区 自 2027-01-01 00:00（北京时间）起采用官方因子集《2025年度因子》，此后的碳排放等数值按其计算，原因：年度更新。',
    ],
    ['CHECK_ASSIGNED', { period: '2026-03', checkKind: 'CROSS_REVIEW' }, '梁平区 收到 2026-03 的交叉审核任务。'],
    ['CHECK_SETTLED', { period: '2026-03', checkKind: 'JOINT_REVIEW' }, '梁平区 2026-03 的会审已办结。'],
    ['CHECK_SETTLED', { period: '2026-03' }, '梁平区 2026-03 的质量检查已办结。'],
    ['IMPORT_FINISHED', { accepted: 567, rejected: 1 }, '导入已完成：接受 567 行，拒绝 1 行。'],
    ['IMPORT_FINISHED', { accepted: 567, rejected: 1, dryRun: true }, '试导已完成：接受 567 行，拒绝 1 行。'],
    [
      'IMPORT_FINISHED',
      { accepted: 0, rejected: 0, dryRun: false, state: 'FAILED' },
      '导入未完成：此前接受 0 行，拒绝 0 行，停止的原因见该次导入的结果。',
    ],
  ])('%s %j', (kind, body, text) => {
    expect(textOf(kind, body)).toBe(text);
  });

  test('names the institution where it is of one', () => {
    expect(textOf('REPORT_RETURNED', { month: 202603 }, { institution: '梁平中学' })).toBe('梁平中学 2026-03 的报表被退回。');
  });

  test('tells no number of a region to who sees a part of it', () => {
    expect(textOf('OVERDUE', { period: '2026-03', missing: 7 }, { seesRegion: false })).toBe('梁平区 2026-03 的报表已逾期。');
  });

  test('is a sentence whatever the body lacks or holds', () => {
    for (const kind of NOTIFICATION_KINDS) {
      for (const body of [{}, { month: 'x', period: null, reason: 5, dueDate: {}, missing: 'many', accepted: 1.5 }]) {
        const { title, text } = notificationText({ kind, region: '梁平区', institution: null, seesRegion: true, body });
        expect([title, text].join()).not.toMatch(/undefined|null|NaN|\[object/);
        expect(text).toMatch(/。$/);
      }
    }
  });
});
