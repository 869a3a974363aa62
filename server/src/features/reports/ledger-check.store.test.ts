// The checker on the whole demonstration: it finds nothing, and when somebody tampers it finds exactly that.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import pg from 'pg';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from '../../../tests/kit/demonstration-database.js';
import { openSmallRegister, type SmallRegister } from '../../../tests/kit/small-register.js';
import { findLedgerDifferences } from './ledger.store.js';

let register: SmallRegister;
let owner: pg.Client;
beforeAll(async () => {
  register = await openSmallRegister(await cloneDemonstration());
  owner = new pg.Client({ connectionString: register.cloned.ownerUrl });
  await owner.connect();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await owner.end();
  await register.close();
});

const differencesOf = (tenantId: number) =>
  withTenantSession(makeLoadScope(register.database, register.tree, tenantId, new Date()), 'read', findLedgerDifferences);

test('nothing differs in either province', async () => {
  for (const tenant of [500000, 510000]) expect(await differencesOf(tenant)).toEqual({ cells: [], states: [], register: [] });
});

const one = async (sql: string): Promise<Record<string, unknown>> => {
  const { rows } = await owner.query<Record<string, unknown>>(sql);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

test('a cell, a report state and an expected number that the owner changed are found, each exactly', async () => {
  const cell = { tenant_id: 500000, region_id: 500155, month: 202307, basis: 'APPROVED', type: 'HEALTH', system: 'HEALTH' };
  await one(
    `update rollup_cell set electricity = electricity + 1 where (tenant_id, region_id, month, basis, type, system) = (500000, 500155, 202307, 'APPROVED', 'HEALTH', 'HEALTH') returning 1`,
  );
  // Of the 568 institutions of 梁平: a report that waits is said to be approved, by nobody.
  const state =
    await one(`update report set latest_status = 'APPROVED', approved_version = submitted_version where (tenant_id, institution_id, month) = (
    select tenant_id, institution_id, month from report where region_id = 500155 and month = 202512 and latest_status = 'SUBMITTED' order by institution_id limit 1)
    returning tenant_id, institution_id, month, approved_version, submitted_version, region_id, type, system`);
  const changed = await one(`update register_change set change = change - 1 where (tenant_id, region_id, month, type, system) = (
    select tenant_id, region_id, month, type, system from register_change where region_id = 500231 and type = 'EDUCATION' order by month, system limit 1) returning tenant_id, region_id, month`);

  const found = await differencesOf(500000);
  // The state moves what the ledger gives to the cells: that of its type and system, and the region's total.
  const ofState = { tenant_id: 500000, region_id: 500155, month: 202512, basis: 'APPROVED' };
  expect(found.cells).toEqual([
    expect.objectContaining(cell),
    expect.objectContaining({ ...ofState, type: '', system: '' }),
    expect.objectContaining({ ...ofState, type: state['type'], system: state['system'] }),
  ]);
  expect(found.states).toEqual([
    expect.objectContaining({ institution_id: state['institution_id'], month: 202512, approved_version: 1, approved_by_history: null }),
  ]);
  expect(found.register).toEqual([{ tenant_id: 500000, region_id: changed['region_id'], month: changed['month'] }]);
});
