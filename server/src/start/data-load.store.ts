import { statement, type PlatformDb } from '@shuangcheng/tenants';

const selectLoad = statement('select_data_load', 'select content_hash as "contentHash" from data_load where name = $1');
const upsertLoad = statement(
  'upsert_data_load',
  `insert into data_load (name, content_hash, summary) values ($1, $2, $3)
   on conflict (name) do update set content_hash = excluded.content_hash, summary = excluded.summary, loaded_at = now()`,
);

/** The hash of what was loaded last under that name; null when nothing was. */
export const findLoad = async (db: PlatformDb, name: string): Promise<string | null> =>
  (await db.query<{ contentHash: string }>(selectLoad, [name]))[0]?.contentHash ?? null;

export const recordLoad = async (db: PlatformDb, name: string, contentHash: string, summary: object): Promise<void> => {
  await db.query(upsertLoad, [name, contentHash, JSON.stringify(summary)]);
};
