// The confirmation of a region's month, level by level: the city first where there is one, then the province.

export type ConfirmingLevel = 'CITY' | 'PROVINCE';
export type ConfirmationDecision = 'CONFIRM' | 'RETURN';

/** What a bureau decided on a month, and what it had before it: the institutions expected, and the report versions approved. */
export interface ConfirmationRecord {
  readonly number: number;
  readonly level: ConfirmingLevel;
  readonly decision: ConfirmationDecision;
  readonly expected: number;
  /** Names the set of approved report versions: equal exactly when the set is. */
  readonly versions: string;
}
export interface ConfirmationState<R extends ConfirmationRecord> {
  readonly city: R | null;
  readonly province: R | null;
  /** A return that nobody's confirmation has followed. */
  readonly returned: R | null;
}

/** What holds after these records, in their order: a return takes every confirmation back, a confirmation answers a return. */
export const confirmationAfter = <R extends ConfirmationRecord>(history: readonly R[]): ConfirmationState<R> => {
  let state: ConfirmationState<R> = { city: null, province: null, returned: null };
  for (const record of history) {
    if (record.decision === 'RETURN') state = { city: null, province: null, returned: record };
    else if (record.level === 'CITY') state = { ...state, city: record, returned: null };
    else state = { ...state, province: record, returned: null };
  }
  return state;
};

/** Whether what was confirmed has changed since: another set of approved versions, or other institutions expected. */
export const isStale = (record: ConfirmationRecord, now: { readonly expected: number; readonly versions: string }): boolean =>
  record.versions !== now.versions || record.expected !== now.expected;

export interface MonthNow {
  readonly expected: number;
  readonly approved: number;
  readonly versions: string;
}
export type ConfirmationRefusal =
  'NOTHING_TO_CONFIRM' | 'ALREADY_CONFIRMED' | 'CITY_NOT_CONFIRMED' | 'MONTH_INCOMPLETE' | 'CONFIRMED_ABOVE' | 'REASON_REQUIRED';

/** Why a level may not decide so on the month as it stands; null where it may. */
export const refuseDecision = <R extends ConfirmationRecord>(
  state: ConfirmationState<R>,
  now: MonthNow,
  wanted: {
    readonly level: ConfirmingLevel;
    readonly decision: ConfirmationDecision;
    readonly cityFirst: boolean;
    readonly reason: string | null;
  },
): ConfirmationRefusal | null => {
  const holds = (record: R | null): boolean => record !== null && !isStale(record, now);
  if (wanted.decision === 'RETURN') {
    if (wanted.reason === null) return 'REASON_REQUIRED';
    return wanted.level === 'CITY' && holds(state.province) ? 'CONFIRMED_ABOVE' : null;
  }
  if (now.expected === 0 && now.approved === 0) return 'NOTHING_TO_CONFIRM';
  if (holds(wanted.level === 'CITY' ? state.city : state.province)) return 'ALREADY_CONFIRMED';
  if (wanted.level === 'PROVINCE' && wanted.cityFirst && !holds(state.city)) return 'CITY_NOT_CONFIRMED';
  return now.approved < now.expected && wanted.reason === null ? 'MONTH_INCOMPLETE' : null;
};
