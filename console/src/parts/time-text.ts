import { chinaTimeOf } from '@shuangcheng/client-sdk';

/** "2025-12-10 15:43", as clocks show it in China. */
export const timeText = (instant: string): string => chinaTimeOf(new Date(instant)).replace('（北京时间）', '');
