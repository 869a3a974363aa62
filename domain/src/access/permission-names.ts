// What people are told that they may not do: a permission, or an operation by the name that the audit trail has for it.
import { ACTION_NAMES, type AuditAction } from '../audit/action-names.js';
import type { Action } from './access.js';

export const PERMISSION_NAMES: Readonly<Record<Action, string>> = {
  'figures:read': '查看数值',
  'institutions:read': '查看机构名录',
  'reports:read': '查看报表',
  'reports:submit': '填报报表',
  'reports:review': '审核报表',
  'months:confirm': '确认月份',
  'register:write': '维护机构名录',
  'plans:read': '查看规划和目标',
  'plans:publish': '发布规划',
  'targets:decompose': '分解和调整目标',
  'factors:publish': '发布因子集',
  'quality:publish': '发布审核规则',
  'quotas:publish': '发布定额标准',
  'budgets:set': '设定用能预算',
  'calendar:set': '设置填报日历',
  'editions:publish': '发布或撤回发布版',
  'tasks:record': '登记联合任务进展',
  'joint:read': '查看成渝联合数据',
  'audit:read': '查看审计日志',
  'accounts:manage': '管理账号和授权',
  'checks:read': '查看质量抽查和会审',
  'checks:open': '组织质量抽查和会审',
  'checks:record': '登记抽查发现',
  'checks:settle': '处理抽查发现',
  'attachments:add': '上传佐证材料',
};
const OTHERS = {
  'notifications:read': '查看通知',
  'approved:withdraw': '撤回已审核的报表',
  import: '导入',
  uploads: '上传文件',
} as const;
/** Whatever somebody can be told not to be allowed: one without a Chinese name does not compile. */
export type Deed = Action | AuditAction | keyof typeof OTHERS;
const names: Readonly<Record<Deed, string>> = { ...ACTION_NAMES, ...OTHERS, ...PERMISSION_NAMES };

export const nameOfDeed = (deed: Deed): string => names[deed];
