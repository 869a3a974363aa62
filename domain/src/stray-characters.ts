// Characters that nobody types and nobody sees: what text may not hold, in one place for requests, files and the register.

/**
 * `TEXT`: any text, of a request or a file's cell. Not: U+0000 and unpaired surrogates, which no column keeps as they are; control
 * characters other than tab and line ends; marks that turn the direction of writing. `LINE`: a name or address, one line of a table.
 * Also not: tab and line ends, characters of no width, those that Unicode keeps for itself.
 */
const STRAY = {
  TEXT: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Bidi_Control}\p{Surrogate}]/u,
  LINE: /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Noncharacter_Code_Point}]/u,
} as const;
export type TextForm = keyof typeof STRAY;

export interface StrayCharacter {
  /** As in "U+202E". */
  readonly character: string;
  /** Counted in characters, from 1. */
  readonly place: number;
}

/** A text as XML 1.0 can hold it: every character that it has none for becomes the substitute. */
export const toXmlCharacters = (text: string, substitute: '' | '\ufffd'): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, substitute);

/** The first character that a text of that form may not hold; null where there is none. */
export const findStrayCharacter = (text: string, form: TextForm): StrayCharacter | null => {
  const found = STRAY[form].exec(text);
  if (!found) return null;
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return { character: `U+${code}`, place: [...text.slice(0, found.index)].length + 1 };
};
