// SHA-256 (FIPS 180-4) in plain TypeScript, so that whoever has a check's seed can draw its sample again anywhere: on a
// server, in a browser, without a library.

const firstPrimes = (count: number): number[] => {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes;
};
const PRIMES = firstPrimes(64);

/** The first 32 bits of the fraction of an integer's root, found in whole numbers: a float's root may differ between machines. */
const rootBits = (value: number, degree: 2n | 3n): number => {
  const scaled = BigInt(value) << (32n * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= scaled) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
};
const START = PRIMES.slice(0, 8).map((prime) => rootBits(prime, 2n));
const ROUND = PRIMES.map((prime) => rootBits(prime, 3n));

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  for (const char of text) {
    const read = char.codePointAt(0)!;
    const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return bytes;
};

/** The message with its length behind it, filled up to blocks of 64 bytes. */
const padded = (text: string): number[] => {
  const bytes = utf8(text);
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 7; shift >= 0; shift -= 1) bytes.push(Math.floor(bits / 2 ** (shift * 8)) % 256);
  return bytes;
};

const scheduleOf = (bytes: readonly number[], offset: number): number[] => {
  const words: number[] = [];
  for (let index = 0; index < 16; index += 1) {
    const at = offset + index * 4;
    words.push((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [words[index - 15]!, words[index - 2]!];
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words.push((words[index - 16]! + small0 + words[index - 7]! + small1) | 0);
  }
  return words;
};

const compress = (state: readonly number[], words: readonly number[]): number[] => {
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let index = 0; index < 64; index += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + ROUND[index]! + words[index]!) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + state[index]!) | 0);
};

/** The SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export const sha256 = (text: string): string => {
  const bytes = padded(text);
  let state: number[] = START;
  for (let offset = 0; offset < bytes.length; offset += 64) state = compress(state, scheduleOf(bytes, offset));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
