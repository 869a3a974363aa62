// The pages of the console: what each is called, who sees it, and what is loaded when it is opened.
import type { Action } from '@shuangcheng/client-sdk';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export interface PageProps {
  /** Code of the region that is looked at. */
  readonly region: string;
}

export interface ConsolePage {
  /** Its part of the address: #/500155/overview. */
  readonly path: string;
  readonly title: string;
  readonly group: '数据' | '填报' | '目标' | '发布' | '管理';
  /** Shown to who may do one of these somewhere. */
  readonly actions: readonly Action[];
  readonly page: LazyExoticComponent<ComponentType<PageProps>>;
}

export const PAGES: readonly ConsolePage[] = [
  {
    path: 'overview',
    title: '总览',
    group: '数据',
    actions: ['figures:read'],
    page: lazy(async () => ({ default: (await import('../pages/overview/overview-page')).OverviewPage })),
  },
  {
    path: 'reports',
    title: '填报',
    group: '填报',
    actions: ['reports:submit', 'reports:read'],
    page: lazy(async () => ({ default: (await import('../pages/reports/reports-page')).ReportsPage })),
  },
  {
    path: 'review',
    title: '审核',
    group: '填报',
    actions: ['reports:review'],
    page: lazy(async () => ({ default: (await import('../pages/review/review-page')).ReviewPage })),
  },
  {
    path: 'progress',
    title: '目标进度',
    group: '目标',
    actions: ['plans:read'],
    page: lazy(async () => ({ default: (await import('../pages/progress/progress-page')).ProgressPage })),
  },
  {
    path: 'decompose',
    title: '目标分解',
    group: '目标',
    actions: ['targets:decompose'],
    page: lazy(async () => ({ default: (await import('../pages/decompose/decompose-page')).DecomposePage })),
  },
  {
    path: 'plans',
    title: '规划核对',
    group: '目标',
    actions: ['plans:read'],
    page: lazy(async () => ({ default: (await import('../pages/plans/plans-page')).PlansPage })),
  },
  {
    path: 'editions',
    title: '发布版',
    group: '发布',
    actions: ['editions:publish', 'figures:read'],
    page: lazy(async () => ({ default: (await import('../pages/editions/editions-page')).EditionsPage })),
  },
  {
    path: 'joint',
    title: '联合视图',
    group: '发布',
    actions: ['joint:read'],
    page: lazy(async () => ({ default: (await import('../pages/joint/joint-page')).JointPage })),
  },
  {
    path: 'tasks',
    title: '共同任务',
    group: '发布',
    actions: ['tasks:record'],
    page: lazy(async () => ({ default: (await import('../pages/tasks/tasks-page')).TasksPage })),
  },
  {
    path: 'institutions',
    title: '机构名录',
    group: '填报',
    actions: ['institutions:read'],
    page: lazy(async () => ({ default: (await import('../pages/institutions/institutions-page')).InstitutionsPage })),
  },
  {
    path: 'imports',
    title: '导入',
    group: '填报',
    actions: ['reports:submit', 'register:write'],
    page: lazy(async () => ({ default: (await import('../pages/imports/imports-page')).ImportsPage })),
  },
  {
    path: 'months',
    title: '月份',
    group: '填报',
    // Whoever sees a region whole: to who sees one system of it, no month would ever be complete.
    actions: ['months:confirm', 'calendar:set', 'checks:read'],
    page: lazy(async () => ({ default: (await import('../pages/months/months-page')).MonthsPage })),
  },
  {
    path: 'checks',
    title: '质量抽查',
    group: '填报',
    actions: ['checks:read'],
    page: lazy(async () => ({ default: (await import('../pages/checks/checks-page')).ChecksPage })),
  },
  {
    path: 'accounts',
    title: '账户',
    group: '管理',
    actions: ['accounts:manage'],
    page: lazy(async () => ({ default: (await import('../pages/accounts/accounts-page')).AccountsPage })),
  },
  {
    path: 'audit',
    title: '审计日志',
    group: '管理',
    actions: ['audit:read'],
    page: lazy(async () => ({ default: (await import('../pages/audit/audit-page')).AuditPage })),
  },
  {
    path: 'rules',
    title: '填报日历与规则',
    group: '管理',
    actions: ['calendar:set', 'quality:publish', 'factors:publish'],
    page: lazy(async () => ({ default: (await import('../pages/rules/rules-page')).RulesPage })),
  },
];
