// Which months are confirmed and unchanged since, for whoever is about to change what was confirmed.
import { confirmationAfter, isStale } from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { listConfirmations, listMonthStates, monthText, type MonthPlace } from './month-state.store.js';

/** Those of the months that a city or the province has confirmed and that still are what was confirmed: two statements at most. */
export const listConfirmedMonths = async (db: TenantDb, tenantId: number, places: readonly MonthPlace[]): Promise<MonthPlace[]> => {
  if (places.length === 0) return [];
  const histories = await listConfirmations(db, tenantId, places);
  const confirmationsOf = (place: MonthPlace) => {
    const { city, province } = confirmationAfter(histories.get(monthText(place)) ?? []);
    return [city, province].filter((row) => row !== null);
  };
  const confirmed = places.filter((place) => confirmationsOf(place).length > 0);
  if (confirmed.length === 0) return [];
  const states = await listMonthStates(db, tenantId, confirmed);
  return states
    .filter((state) => confirmationsOf(state).some((row) => !isStale(row, state)))
    .map(({ regionId, month }) => ({ regionId, month }));
};
