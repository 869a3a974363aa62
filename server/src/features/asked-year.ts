import { FIRST_YEAR, isYear, LAST_YEAR } from '@shuangcheng/domain';
import { RequestError } from '@shuangcheng/tenants';

/** Throws BAD_USER_INPUT for what is no year of any period. */
export const assertYear = (year: number): void => {
  if (isYear(year)) return;
  throw new RequestError('BAD_USER_INPUT', { field: 'year', expected: `${FIRST_YEAR} 至 ${LAST_YEAR} 的年份`, actual: year });
};
