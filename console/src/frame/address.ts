// The address of what is looked at: #/<region>/<page>?period=…, so that it can be sent to a colleague and found again.
import {
  addMonths,
  formatPeriod,
  isPeriodText,
  monthOf,
  monthPeriod,
  yearPeriod,
  periodText,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { useCallback } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';

/** The last month that has ended. */
export const lastMonth = (): PeriodText => periodText(formatPeriod(monthPeriod(addMonths(monthOf(new Date()), -1))));
/** The year of the last month that has ended. */
export const currentYear = (): number => Math.floor(addMonths(monthOf(new Date()), -1) / 100);
export const currentYearPeriod = (): PeriodText => periodText(formatPeriod(yearPeriod(currentYear())));

/** A value of the address that survives a reload: one of its search parameters. */
export const useAddressValue = (name: string): [string | null, (value: string | null) => void] => {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (value: string | null) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === null) after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
    [name, setSearch],
  );
  return [search.get(name), set];
};

export interface AddressChange {
  readonly values: Readonly<Record<string, string | null>>;
  /** A step that the browser's back button takes back: something was opened. */
  readonly step?: boolean;
}
/** Several values of the address at once. */
export const useAddress = (): [URLSearchParams, (change: AddressChange) => void] => {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    ({ values, step = false }: AddressChange) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === null || value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: !step },
      ),
    [setSearch],
  );
  return [search, change];
};

export const usePeriod = (fallback: () => PeriodText): [PeriodText, (period: PeriodText) => void] => {
  const [text, set] = useAddressValue('period');
  return [text !== null && isPeriodText(text) ? text : fallback(), set];
};

export type GoTo = (region: string, page?: string, values?: Readonly<Record<string, string>>) => void;

/** Goes to a page of a region, the one that is shown unless named, with values of its address; the period that is looked at stays. */
export const useGoTo = (): GoTo => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { page: shown } = useParams();
  return (region, page, values = {}) => {
    const period = search.get('period');
    const query = new URLSearchParams({ ...(period !== null && { period }), ...values }).toString();
    void navigate(`/${region}/${page ?? shown ?? 'overview'}${query === '' ? '' : `?${query}`}`);
  };
};
