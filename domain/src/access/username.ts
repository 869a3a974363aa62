// User names: one spelling for what looks the same. Small Latin letters, digits, Chinese characters and . _ - @ only, so
// that no name can be mistaken for another, and none holds what cannot be seen.
import { findStrayCharacter } from '../stray-characters.js';

const LEAST = 3;
const MOST = 64;
const allowed = /^[a-z0-9\p{Script=Han}][a-z0-9\p{Script=Han}._@-]*$/u;

/** As it is kept and looked up: compatibility forms (full-width letters) and capitals are the same name. */
export const canonicalUsername = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The name as it is kept; null for text that is no user name. Nothing is cut off: what is refused is refused whole. */
export const parseUsername = (text: string): string | null => {
  const name = canonicalUsername(text);
  return [...name].length >= LEAST && [...name].length <= MOST && allowed.test(name) ? name : null;
};

/** A name as people read it: trimmed, without what cannot be seen; null where nothing or too much is left. */
export const parseDisplayName = (text: string): string | null => {
  const name = text.normalize('NFC').trim();
  return name !== '' && [...name].length <= 100 && findStrayCharacter(name, 'LINE') === null ? name : null;
};
