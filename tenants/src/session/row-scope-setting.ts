// The caller's identity as one parameterised statement: what row-level security compares every row with.
import type { RowScope } from '@shuangcheng/domain';
import { statement } from '../database/statement.js';

export type SessionPurpose = '' | 'sign-in' | 'platform' | 'relay';

export interface SessionIdentity {
  readonly visible: RowScope;
  readonly writable: RowScope;
  readonly purpose: SessionPurpose;
  /** Regions whose notices reach the caller; none where not given. */
  readonly told?: readonly number[];
  /** Provinces whose editions are open to the joint view; none where not given. */
  readonly joint?: readonly number[];
  /** Empty for a session of the platform's own. */
  readonly accountId: string;
  readonly statementTimeoutMs: number;
}

export const nothing: RowScope = { tenants: [], regions: [], regionSystems: [], institutions: [] };

const settings = [
  'shuangcheng.visible_tenants',
  'shuangcheng.visible_regions',
  'shuangcheng.visible_region_systems',
  'shuangcheng.visible_institutions',
  'shuangcheng.listed_regions',
  'shuangcheng.writable_tenants',
  'shuangcheng.writable_regions',
  'shuangcheng.writable_region_systems',
  'shuangcheng.writable_institutions',
  'shuangcheng.purpose',
  'shuangcheng.account',
  'shuangcheng.told_regions',
  'shuangcheng.joint_tenants',
  'statement_timeout',
];

/** Sets every setting for the running transaction only; parameters in the order of `identityValues`. */
export const setIdentity = statement(
  'set_identity',
  `select ${settings.map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(', ')}`,
);

const arrayText = (values: readonly (number | string)[]): string => `{${values.join(',')}}`;
const systemName = /^\d+:[A-Z_]+$/;

/** The values of `setIdentity`. Throws when a system's name could break the array's text form. */
export const identityValues = ({
  visible,
  writable,
  told = [],
  joint = [],
  purpose,
  accountId,
  statementTimeoutMs,
}: SessionIdentity): string[] => {
  for (const pair of [...visible.regionSystems, ...writable.regionSystems]) {
    if (!systemName.test(pair)) throw new Error(`not a region and system: ${pair}`);
  }
  const listed = new Set([...visible.regions, ...visible.regionSystems.map((pair) => Number(pair.split(':')[0]))]);
  return [
    arrayText(visible.tenants),
    arrayText(visible.regions),
    arrayText(visible.regionSystems),
    arrayText(visible.institutions),
    arrayText([...listed]),
    arrayText(writable.tenants),
    arrayText(writable.regions),
    arrayText(writable.regionSystems),
    arrayText(writable.institutions),
    purpose,
    accountId,
    arrayText(told),
    arrayText(joint),
    String(statementTimeoutMs),
  ];
};
