// Codes and ids of made-up institutions.
import { createHash } from 'node:crypto';
import { makeCreditCode } from '@shuangcheng/domain';

/** The first digit after the "X" by which a made-up organisation code is known: no registrar has given out such codes. */
const CATEGORY: Readonly<Record<string, number>> = { '11': 1, '12': 2, '13': 3, '51': 3 };

/** The credit code of the `sequence`-th (from 1) made-up institution of its category in a region. */
export const codeOf = (codeKind: string, regionCode: string, sequence: number): string =>
  makeCreditCode(codeKind, regionCode, `X${CATEGORY[codeKind]}${String(sequence).padStart(6, '0')}`);

/** The institution's id: a UUID of version 8 (RFC 9562) that follows from its credit code. */
export const idOf = (code: string): string => {
  const hex = createHash('sha256').update(`shuangcheng demonstration ${code}`).digest('hex');
  const variant = '89ab'[parseInt(hex[16]!, 16) & 3]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
