// Whoever moves institutions works alone in its province. What writes reports outside `once` takes the same gate.
import type { TenantDb } from '@shuangcheng/tenants';
import { ownRegisterGate, shareRegisterGate } from './client-request.store.js';

/**
 * Holds the register of the province as it is until the transaction ends: waits for whoever moves institutions, and makes the
 * next one wait. To be taken before anything is read that they change; others that write hold it at the same time.
 */
export const holdRegister = (db: TenantDb, tenantId: number): Promise<void> => shareRegisterGate(db, tenantId);

/** Waits until nobody else writes in the province, and keeps all others from it until the transaction ends. To be taken first of all. */
export const holdRegisterAlone = (db: TenantDb, tenantId: number): Promise<void> => ownRegisterGate(db, tenantId);
