import type { RegionMonthsQuery } from '@shuangcheng/client-sdk';

export type MonthRow = RegionMonthsQuery['months']['nodes'][number];
export const rowKey = ({ region, period }: MonthRow): string => `${region.code} ${period}`;

export interface MonthState {
  readonly text: string;
  readonly colour: string;
}

/** How far a region's month is, in a few letters: confirmed by whom, returned, complete, or how many are approved. */
export const monthState = ({ province, city, returned, complete, approved, expected }: MonthRow): MonthState => {
  if (province) return { text: '省级已确认', colour: 'green' };
  if (city) return { text: '市级已确认', colour: 'cyan' };
  if (returned) return { text: '已退回', colour: 'red' };
  return complete ? { text: '已齐', colour: 'blue' } : { text: `${approved}/${expected}`, colour: 'orange' };
};
