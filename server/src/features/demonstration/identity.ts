// Codes and ids of made-up institutions.
import { makeCreditCode } from '@shuangcheng/domain';
import { nameBasedUuid } from '../../name-based-uuid.js';

/** The first digit after the "X" by which a made-up organisation code is known: no registrar has given out such codes. */
const CATEGORY: Readonly<Record<string, number>> = { '11': 1, '12': 2, '13': 3, '51': 3 };

/** The credit code of the `sequence`-th (from 1) made-up institution of its category in a region. */
export const codeOf = (codeKind: string, regionCode: string, sequence: number): string =>
  makeCreditCode(codeKind, regionCode, `X${CATEGORY[codeKind]}${String(sequence).padStart(6, '0')}`);

/** The institution's id: a UUID that follows from its credit code. */
export const idOf = (code: string): string => nameBasedUuid(`shuangcheng demonstration ${code}`);
