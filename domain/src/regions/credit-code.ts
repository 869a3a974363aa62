// Unified social credit codes, GB 32100-2015: 18 characters, the last one a check character.

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
// GB 11714 counts A=10 … Z=35, without the gaps of the credit code's alphabet.
const orgAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Eighteen characters of the standard's alphabet (no I, O, S, V, Z). Says nothing of the check character. */
export const hasCreditCodeForm = (code: string): boolean => code.length === 18 && [...code].every((char) => alphabet.includes(char));

/** The check character for the first seventeen: (31 − Σ value × 3^i mod 31) mod 31. */
export const creditCheckCharacter = (first17: string): string => {
  const total = weights.reduce((acc, weight, index) => acc + weight * alphabet.indexOf(first17[index]!), 0);
  return alphabet[(31 - (total % 31)) % 31]!;
};

/** A wrong check character is a warning, not a refusal: codes issued with one are in use. */
export const isCreditCodeChecked = (code: string): boolean =>
  hasCreditCodeForm(code) && creditCheckCharacter(code.slice(0, 17)) === code[17];

/** The check character of an organisation code (GB 11714), the ninth of the nine inside a credit code. */
export const orgCheckCharacter = (first8: string): string => {
  const total = orgWeights.reduce((acc, weight, index) => acc + weight * orgAlphabet.indexOf(first8[index]!), 0);
  const check = 11 - (total % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
};

/** A credit code from its parts: two letters of registrar and kind, six of the region, eight of the organisation. */
export const makeCreditCode = (kind: string, region: string, organisation8: string): string => {
  const first17 = `${kind}${region}${organisation8}${orgCheckCharacter(organisation8)}`;
  return first17 + creditCheckCharacter(first17);
};
