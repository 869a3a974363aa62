// A change of yearly forms as a whole: written, told to whoever listens, and named for the audit trail.
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { appendEvents, type NewEvent } from '../../events/outbox.store.js';
import { actsByRegion, type Act } from '../audit/audit.service.js';
import { writeFormChanges, type FormChange } from './form-change.store.js';
import { encodeFormId } from './form-id.js';

/** Drafts are nobody else's business. */
const eventOf = (tenantId: number, { place, version, event, before, approvedVersion }: FormChange): NewEvent[] =>
  event.kind === 'SAVED'
    ? []
    : [
        {
          tenantId,
          kind: `FORM_${event.kind}`,
          regionId: place.regionId,
          system: place.system,
          institutionId: place.institutionId,
          body: {
            kind: place.kind,
            year: place.year,
            version,
            counts: (before?.approvedVersion ?? null) !== approvedVersion,
            reason: event.reason,
          },
        },
      ];

/** Writes the changes with their events, and gives what the audit trail is told. */
export const recordFormChanges = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  changes: readonly FormChange[],
  details: NonNullable<Act['details']> = {},
): Promise<Act[]> => {
  if (changes.length === 0) return [];
  await writeFormChanges(db, tenantId, scope.caller.username, scope.now, changes);
  await appendEvents(
    db,
    scope.now,
    changes.flatMap((change) => eventOf(tenantId, change)),
  );
  const done = changes.map(({ place, version }) => ({ regionId: place.regionId, subject: encodeFormId({ tenantId, ...place, version }) }));
  return actsByRegion(done, details);
};
