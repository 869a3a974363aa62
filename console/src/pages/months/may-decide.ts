import { grantsFor, type Viewer } from '../../session/viewer';
import type { MonthRow } from './month-row';

/** A city speaks for its counties; of its own institutions, and for all others, the province does. */
export const mayDecide = (viewer: Viewer, { region }: MonthRow): boolean => {
  const grants = grantsFor(viewer, 'months:confirm');
  if (region.level === 'PROVINCE') return false;
  return grants.some((grant) => grant.region.level === 'PROVINCE' || region.level === 'COUNTY');
};
