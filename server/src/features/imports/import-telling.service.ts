// The events of an import, where whoever started it may be told of them.
import type { TenantDb } from '@shuangcheng/tenants';
import { appendEvents, type EventKind } from '../../events/outbox.store.js';
import type { Counts } from './import-row.js';
import type { ImportRecord } from './import.store.js';

export const tell = (
  db: TenantDb,
  run: ImportRecord,
  now: Date,
  kind: EventKind,
  body: Readonly<Record<string, string | number | boolean>>,
) =>
  appendEvents(db, now, [
    {
      tenantId: run.tenantId,
      kind,
      regionId: run.regionId,
      ...(run.institutionId !== null && { institutionId: run.institutionId }),
      body: { importId: run.importId, account: run.accountId, dryRun: run.dryRun, ...body },
    },
  ]);
export const told = ({ created, updated, unchanged, rejected }: Counts) => ({ accepted: created + updated + unchanged, rejected });
