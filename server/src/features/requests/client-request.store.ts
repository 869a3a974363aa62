import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface RequestKey {
  readonly tenantId: number;
  readonly accountId: string;
  readonly requestId: string;
}
export interface KnownRequest {
  readonly operation: string;
  readonly inputHash: string;
  readonly answer: unknown;
}

/** Any number that no other advisory lock of two numbers begins with. */
const REGISTER_GATE = 7_236_510;

// A second server with the same request waits here until the first has committed or given up.
// Whoever moves institutions works alone in its province: everybody else's work has ended, or begins after it. The others
// share the gate, so none of them waits for another.
const claim = (name: string, gate: string) =>
  statement(
    name,
    `with gate as materialized (select ${gate}(${REGISTER_GATE}, $1::int))
     insert into client_request (tenant_id, account_id, request_id, operation, input_hash, received_at)
     select $1::int, $2::uuid, $3, $4, $5, $6::timestamptz from gate
     on conflict (tenant_id, account_id, request_id) do nothing returning 1`,
  );
const claimShared = claim('claim_client_request', 'pg_advisory_xact_lock_shared');
const claimAlone = claim('claim_client_request_alone', 'pg_advisory_xact_lock');
const share = statement('share_register_gate', `select pg_advisory_xact_lock_shared(${REGISTER_GATE}, $1::int)`);
const own = statement('own_register_gate', `select pg_advisory_xact_lock(${REGISTER_GATE}, $1::int)`);
const selectRequest = statement(
  'select_client_request',
  'select operation, input_hash as "inputHash", answer from client_request where tenant_id = $1 and account_id = $2 and request_id = $3',
);
const answer = statement(
  'answer_client_request',
  'update client_request set answer = $4 where tenant_id = $1 and account_id = $2 and request_id = $3',
);

/** Takes the request for this transaction; gives what is known of it when it was answered before. */
export const claimRequest = async (
  db: TenantDb,
  key: RequestKey,
  operation: string,
  inputHash: string,
  now: Date,
  alone = false,
): Promise<KnownRequest | null> => {
  const values = [key.tenantId, key.accountId, key.requestId];
  const claimed = await db.query(alone ? claimAlone : claimShared, [...values, operation, inputHash, now.toISOString()]);
  if (claimed.length > 0) return null;
  return (await db.query<KnownRequest>(selectRequest, values))[0]!;
};

export const answerRequest = async (db: TenantDb, key: RequestKey, value: unknown): Promise<void> => {
  await db.query(answer, [key.tenantId, key.accountId, key.requestId, JSON.stringify(value)]);
};

/** The gate as every claim shares it, for work that claims no request. */
export const shareRegisterGate = async (db: TenantDb, tenantId: number): Promise<void> => {
  await db.query(share, [tenantId]);
};
/** The gate as whoever works alone in the province has it. */
export const ownRegisterGate = async (db: TenantDb, tenantId: number): Promise<void> => {
  await db.query(own, [tenantId]);
};
