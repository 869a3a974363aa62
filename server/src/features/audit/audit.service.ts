// Who did what, when, from where: appended by the transaction that did it.
import type { AuditAction } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendAuditRecords } from './audit-record.store.js';

/** What a request did in one region. */
export interface Act {
  readonly regionId: number;
  /** What it was done to: node ids, codes, user names. */
  readonly subjects: readonly string[];
  /** What a reader of the trail needs beside that: a reason, a decision, a date. Never a secret. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends what was done, in the caller's own transaction: undone with it, and never without it. */
export const recordActs = async (
  db: TenantDb,
  scope: RequestScope,
  request: { readonly tenantId: number; readonly action: AuditAction; readonly inputHash: string },
  acts: readonly Act[],
): Promise<void> => {
  const { caller, now: occurredAt, address, requestId } = scope;
  const records = acts.map(({ regionId, subjects, details }) => ({
    tenantId: request.tenantId,
    recordId: randomUUID(),
    regionId,
    occurredAt,
    accountId: caller.accountId,
    username: caller.username,
    address,
    requestId,
    action: request.action,
    subjects,
    details: { ...details, inputHash: request.inputHash },
  }));
  await appendAuditRecords(db, records);
};

/** One act a region from what was done to each subject. */
export const actsByRegion = (
  done: readonly { readonly regionId: number; readonly subject: string }[],
  details: NonNullable<Act['details']> = {},
): Act[] => {
  const subjects = new Map<number, string[]>();
  for (const { regionId, subject } of done) subjects.set(regionId, [...(subjects.get(regionId) ?? []), subject]);
  return [...subjects].map(([regionId, names]) => ({ regionId, subjects: names, details }));
};
