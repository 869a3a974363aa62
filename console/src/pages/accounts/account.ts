// An account as it is listed, and what is typed to set one up or to grant it something.
import type { AccountsQuery, GrantPlaceInput, Role } from '@shuangcheng/client-sdk';
import { WORDS, ROLE_GIVES } from '@shuangcheng/client-sdk';
import { systemName } from '../../parts/institution-words';
import { timeText } from '../../parts/time-text';
import { grantsFor, type Viewer } from '../../session/viewer';

export type Account = AccountsQuery['accounts']['nodes'][number];
export type AccountGrant = Account['grants'][number];

export interface GrantFields {
  readonly role: Role;
  readonly region: string;
  readonly subtree?: boolean;
  readonly system?: string;
  readonly institution?: string;
  /** Days; none: from now on, without end. */
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** A day in China begins at its midnight. */
const instantOf = (day: string): string => `${day}T00:00:00+08:00`;

/** Only what the role knows of: a system for its supervisor, an institution for who reports. */
export const grantInputOf = ({ role, region, subtree, system, institution, validFrom, validTo }: GrantFields): GrantPlaceInput => ({
  role,
  region,
  ...(role === 'SYSTEM_SUPERVISOR' && { system: system ?? null }),
  ...(role === 'REPORTER' ? { institution: institution ?? null } : { subtree: subtree ?? true }),
  ...(validFrom && { validFrom: instantOf(validFrom) }),
  ...(validTo && { validTo: instantOf(validTo) }),
});

/** The roles that one of the viewer's grants lets him give somewhere; where, the server knows. */
export const rolesToGive = (viewer: Viewer): readonly Role[] => [
  ...new Set(grantsFor(viewer, 'accounts:manage').flatMap(({ role }) => ROLE_GIVES[role])),
];

/** "县（区）机关事务管理部门 · 梁平区（含下级）". */
export const grantText = ({ role, region, subtree, system, institution }: AccountGrant): string => {
  const place = institution ?? `${region.name}${subtree ? '（含下级）' : ''}`;
  return [WORDS.Role[role], place, ...(system === null ? [] : [systemName(system)])].join(' · ');
};

export const validityText = ({ validFrom, validTo }: AccountGrant): string =>
  `${timeText(validFrom)} 起${validTo === null ? '' : `，至 ${timeText(validTo)}`}`;
