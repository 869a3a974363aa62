// An institution as the register asks for it, whoever brings it: a clerk one by one, or a file by the thousand.
import type { Day, RegisterDetails } from '@shuangcheng/domain';

/** What is said of an institution's details. Not given: stays as it is; null: not stated. */
export type GivenDetails = Partial<RegisterDetails>;

export interface RegisterRow extends GivenDetails {
  /** Unified social credit code. */
  readonly code: string;
  readonly name: string;
  /** Code of the region under which it hangs. */
  readonly region: string;
  readonly type: string;
  readonly system: string;
  readonly keyUnit: boolean;
  readonly validFrom: Day;
}

/** The columns of the details, in one place. */
export const DETAIL_COLUMNS: Readonly<Record<keyof RegisterDetails, readonly [column: string, type: string]>> = {
  shortName: ['short_name', 'text'],
  adminLevel: ['admin_level', 'text'],
  funding: ['funding', 'text'],
  address: ['address', 'text'],
  contact: ['contact', 'text'],
  contactPhone: ['contact_phone', 'text'],
  students: ['students', 'int'],
  hospitalLevel: ['hospital_level', 'text'],
  machineRoom: ['machine_room', 'boolean'],
  heating: ['heating', 'text'],
};
export const DETAIL_NAMES = Object.keys(DETAIL_COLUMNS) as (keyof RegisterDetails)[];
