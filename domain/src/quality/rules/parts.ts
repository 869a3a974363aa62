// Hard: no part exceeds its whole, and what intensities are formed with is there.
import { sum } from '../../decimal.js';
import type { ItemCode } from '../../items/items.js';
import { atMost, finding, type RuleFinding } from '../finding.js';
import type { ReportContext } from '../report-context.js';
import { latestFixed } from '../timeline.js';

const VEHICLE_KINDS = ['VEHICLES_GASOLINE', 'VEHICLES_DIESEL', 'VEHICLES_NEW_ENERGY'] as const satisfies readonly ItemCode[];

/** Petrol, diesel and new-energy vehicles are among all vehicles; there may be others. */
export const checkVehicles = ({ report }: ReportContext): RuleFinding[] => {
  const all = report.values.get('VEHICLES')?.quantity ?? null;
  const kinds = VEHICLE_KINDS.flatMap((item) => report.values.get(item)?.quantity ?? []);
  if (all === null || kinds.length === 0) return [];
  const actual = sum(kinds);
  return actual.gt(all) ? [finding('VEHICLES_EXCEED_TOTAL', { item: 'VEHICLES', expected: atMost(all), actual })] : [];
};

/** Staff are an "of which" (其中) of the people who use energy there (form codes 102 and 1021). */
export const checkStaff = ({ report }: ReportContext): RuleFinding[] => {
  const users = report.values.get('ENERGY_USERS')?.quantity ?? null;
  const staff = report.values.get('STAFF')?.quantity ?? null;
  if (users === null || staff === null || staff.lte(users)) return [];
  return [finding('STAFF_EXCEEDS_USERS', { item: 'STAFF', expected: atMost(users), actual: staff })];
};

/** Floor area and people are given, or have been given before. */
export const checkRequired = ({ report, timeline, settings }: ReportContext): RuleFinding[] =>
  settings.requiredStocks.flatMap((item) => {
    const value = report.values.get(item);
    if (value && value.quantity !== null) return [];
    if (!value?.notApplicable && latestFixed(timeline, item) !== null) return [];
    return [finding('REQUIRED_MISSING', { item })];
  });
