// Where systems are supervised, for whoever has a session of a whole province.
import type { TenantDb } from '@shuangcheng/tenants';
import { listSupervisedPlaces, type SupervisedPlace } from './supervised-places.store.js';

/** The regions and systems that somebody supervises in the province at that time, each once. */
export const readSupervisedPlaces = (db: TenantDb, tenantId: number, now: Date): Promise<SupervisedPlace[]> =>
  listSupervisedPlaces(db, tenantId, now);
