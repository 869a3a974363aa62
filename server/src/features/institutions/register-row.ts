// An institution as the register asks for it, whoever brings it: a clerk one by one, or a file by the thousand.
import type { Day, Heating } from '@shuangcheng/domain';

/** Fields of the regime's register beside those that sums need. Not given: stays as it is; null: not stated. */
export interface RegisterDetails {
  readonly shortName?: string | null;
  /** 001–009, as the regime's code list has it. */
  readonly adminLevel?: string | null;
  /** 001 in full, 002 in part, 003. */
  readonly funding?: string | null;
  readonly address?: string | null;
  readonly contact?: string | null;
  readonly contactPhone?: string | null;
  readonly students?: number | null;
  readonly hospitalLevel?: string | null;
  readonly machineRoom?: boolean | null;
  readonly heating?: Heating | null;
}

export interface RegisterRow extends RegisterDetails {
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
