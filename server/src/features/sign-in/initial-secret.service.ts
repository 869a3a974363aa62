// Secrets that the platform makes up: shown once, kept as a hash.
import { randomBytes, randomInt } from 'node:crypto';
import { hashSecret } from './secret-hash.js';

/** Without what is read for something else: 0 and o, 1, i and l. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface InitialSecret {
  readonly secret: string;
  readonly secretHash: string;
}

/** For a person 16 characters in groups of four (79 bits), to be typed once and replaced; for a client 256 bits. */
export const makeInitialSecret = async (kind: 'PERSON' | 'CLIENT'): Promise<InitialSecret> => {
  const group = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const secret = kind === 'CLIENT' ? randomBytes(32).toString('base64url') : [group(), group(), group(), group()].join('-');
  return { secret, secretHash: await hashSecret(secret) };
};
