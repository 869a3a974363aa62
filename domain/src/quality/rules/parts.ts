// Hard: no part exceeds its whole, and what intensities are formed with is there.
import { sum } from '../../decimal.js';
import type { ItemCode } from '../../items/items.js';
import { atMost, finding, type RuleFinding } from '../finding.js';
import { hasQuantity, KeptValue } from '../kept-value.js';
import type { ReportContext } from '../report-context.js';
import type { ReportedValues } from '../report-under-review.js';
import { latestFixed } from '../timeline.js';

const VEHICLE_KINDS = ['VEHICLES_GASOLINE', 'VEHICLES_DIESEL', 'VEHICLES_NEW_ENERGY'] as const satisfies readonly ItemCode[];

/** Whether kept numbers already show that no whole is exceeded; all in the same unit. */
const fitsAsKept = (values: ReportedValues, whole: ItemCode, parts: readonly ItemCode[]): boolean => {
  const all = values.get(whole);
  if (!(all instanceof KeptValue) || all.fixed === null) return false;
  let together = 0;
  for (const part of parts) {
    const value = values.get(part);
    if (value === undefined) continue;
    if (!(value instanceof KeptValue)) return false;
    together += value.fixed ?? 0;
  }
  return together <= all.fixed;
};

/** Petrol, diesel and new-energy vehicles are among all vehicles; there may be others. */
export const checkVehicles = ({ report }: ReportContext): RuleFinding[] => {
  if (fitsAsKept(report.values, 'VEHICLES', VEHICLE_KINDS)) return [];
  const all = report.values.get('VEHICLES')?.quantity ?? null;
  const kinds = VEHICLE_KINDS.flatMap((item) => report.values.get(item)?.quantity ?? []);
  if (all === null || kinds.length === 0) return [];
  const actual = sum(kinds);
  return actual.gt(all) ? [finding('VEHICLES_EXCEED_TOTAL', { item: 'VEHICLES', expected: atMost(all), actual })] : [];
};

/** Staff are an "of which" (其中) of the people who use energy there (form codes 102 and 1021). */
export const checkStaff = ({ report }: ReportContext): RuleFinding[] => {
  if (fitsAsKept(report.values, 'ENERGY_USERS', ['STAFF'])) return [];
  const users = report.values.get('ENERGY_USERS')?.quantity ?? null;
  const staff = report.values.get('STAFF')?.quantity ?? null;
  if (users === null || staff === null || staff.lte(users)) return [];
  return [finding('STAFF_EXCEEDS_USERS', { item: 'STAFF', expected: atMost(users), actual: staff })];
};

/** Floor area and people are given, or have been given before. */
export const checkRequired = ({ report, timeline, settings }: ReportContext): RuleFinding[] =>
  settings.requiredStocks.flatMap((item) => {
    const value = report.values.get(item);
    if (hasQuantity(value)) return [];
    if (!value?.notApplicable && latestFixed(timeline, item) !== null) return [];
    return [finding('REQUIRED_MISSING', { item })];
  });
