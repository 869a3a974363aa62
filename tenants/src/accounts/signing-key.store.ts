// The keys that sign access tokens. The newest that is not retired signs; every one that is not retired verifies.
import { IsNull } from 'typeorm';
import { statement } from '../database/statement.js';
import type { SignInDb } from '../session/session-db.js';
import { SigningKeyEntity } from './account.entity.js';

const lockKeys = statement('lock_signing_keys', "select pg_advisory_xact_lock(hashtext('shuangcheng.signing_key'))");

export interface StoredSigningKey {
  readonly keyId: string;
  readonly privateJwk: Record<string, unknown>;
}

/** Keys that are not retired, newest first. */
export const listSigningKeys = (db: SignInDb): Promise<StoredSigningKey[]> =>
  db.entities.find(SigningKeyEntity, { where: { retiredAt: IsNull() }, order: { createdAt: 'desc', keyId: 'asc' } });

const insertKey = statement('insert_signing_key', 'insert into signing_key (key_id, private_jwk, created_at) values ($1, $2::jsonb, $3)');

export const insertSigningKey = async (db: SignInDb, key: StoredSigningKey, createdAt: Date): Promise<void> => {
  await db.query(insertKey, [key.keyId, JSON.stringify(key.privateJwk), createdAt]);
};

/** Until the transaction ends, no other server adds a first key. */
export const lockSigningKeys = async (db: SignInDb): Promise<void> => {
  await db.query(lockKeys);
};

/** From then on tokens that the key signed are refused. */
export const retireSigningKey = async (db: SignInDb, keyId: string, at: Date): Promise<void> => {
  await db.entities.update(SigningKeyEntity, { keyId }, { retiredAt: at });
};
