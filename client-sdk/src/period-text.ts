// A period as the API writes it, typed: what cannot be one does not compile, and what is only known when the program runs is read once.
import { parsePeriod } from '@shuangcheng/domain';

type Month = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12';

/** "2023" · "2023-H1" · "2023-Q3" · "2023-07"; `parsePeriod` gives its parts. */
export type PeriodText = `${number}` | `${number}-${'H1' | 'H2' | 'Q1' | 'Q2' | 'Q3' | 'Q4' | Month}`;

export const isPeriodText = (text: string): text is PeriodText => parsePeriod(text) !== null;

/** The text as a period. Throws RangeError for anything that is none. */
export const periodText = (text: string): PeriodText => {
  if (isPeriodText(text)) return text;
  throw new RangeError(`expected a period such as "2023", "2023-H1", "2023-Q3" or "2023-07", got "${text}"`);
};
