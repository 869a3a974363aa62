// The keys behind access tokens: read from the database, kept in memory, read again when a token names an unknown one.
import { randomUUID } from 'node:crypto';
import {
  insertSigningKey,
  listSigningKeys,
  lockSigningKeys,
  withSignInSession,
  type Database,
  type SignInDb,
  type StoredSigningKey,
} from '@shuangcheng/tenants';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

export const SIGNING_ALGORITHM = 'EdDSA';
/** A key that another server retired is still trusted for this long. */
const KEPT_MS = 60_000;
/** Tokens with made-up key names cannot make the server ask the database more often than this. */
const LEAST_BETWEEN_READS_MS = 1_000;

export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const makeKey = async (): Promise<StoredSigningKey> => {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  return { keyId: randomUUID(), privateJwk: { ...(await exportJWK(privateKey)) } };
};

const importKey = async ({ keyId, privateJwk }: StoredSigningKey): Promise<SigningKey> => {
  const { d: _secret, ...publicJwk } = privateJwk as JWK;
  const [privateKey, publicKey] = await Promise.all([
    importJWK(privateJwk as JWK, SIGNING_ALGORITHM),
    importJWK(publicJwk, SIGNING_ALGORITHM),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new Error(`signing key ${keyId} is not a key pair`);
  return { keyId, privateKey, publicKey };
};

const listOrMakeFirst = async (db: SignInDb): Promise<StoredSigningKey[]> => {
  const keys = await listSigningKeys(db);
  if (keys.length > 0) return keys;
  await lockSigningKeys(db);
  const madeMeanwhile = await listSigningKeys(db);
  if (madeMeanwhile.length > 0) return madeMeanwhile;
  const first = await makeKey();
  await insertSigningKey(db, first, new Date());
  return [first];
};

/** Adds a key that signs from now on; tokens of the keys before it stay good until those are retired. */
export const rotateSigningKey = async (database: Database): Promise<string> => {
  const key = await makeKey();
  await withSignInSession(database, (db) => insertSigningKey(db, key, new Date()));
  return key.keyId;
};

/** The keys as this server knows them. */
export class SigningKeys {
  #keys: Promise<readonly SigningKey[]> | null = null;
  #readAt = 0;
  constructor(private readonly database: Database) {}

  async #read(): Promise<readonly SigningKey[]> {
    this.#readAt = Date.now();
    const reading = withSignInSession(this.database, listOrMakeFirst).then((keys) => Promise.all(keys.map(importKey)));
    this.#keys = reading;
    reading.catch(() => {
      if (this.#keys === reading) this.#keys = null;
    });
    return reading;
  }

  #list(): Promise<readonly SigningKey[]> {
    return this.#keys !== null && Date.now() - this.#readAt < KEPT_MS ? this.#keys : this.#read();
  }

  /** The newest key; makes the first one where there is none. */
  async getNewest(): Promise<SigningKey> {
    return (await this.#list())[0]!;
  }

  /** The key of that name unless it is unknown or retired. */
  async find(keyId: string): Promise<SigningKey | null> {
    const known = (await this.#list()).find((key) => key.keyId === keyId);
    if (known || Date.now() - this.#readAt < LEAST_BETWEEN_READS_MS) return known ?? null;
    return (await this.#read()).find((key) => key.keyId === keyId) ?? null;
  }
}
