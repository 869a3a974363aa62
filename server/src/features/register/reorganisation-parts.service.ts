// Institutions that are split off others: registered in the same transaction.
import { standingOn, type Problem } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import type { RegisterRow } from '../institutions/register-row.js';
import { registerInstitutions } from '../institutions/registration.service.js';
import type { InstitutionMoves } from './institution-moves.service.js';
import type { ReorganisationPlan } from './reorganisation-plan.js';

export type Part = RegisterRow & { readonly path: readonly string[] };

/** Institutions that are split off, each where it is said to stand, else where the one that it comes from stands. */
export const partsOf = (plan: ReorganisationPlan, { changes, known }: InstitutionMoves): Part[] => {
  const { on } = plan.regions;
  const placeOf = (code: string): string => {
    const spans = changes.find(({ institution }) => institution.code === code)?.after ?? known.get(code)!.spans;
    const { regionId } = standingOn(spans, on);
    // One that ends with the split stands, for its parts, where its region's followers do.
    return String(plan.follows.get(regionId) ?? regionId);
  };
  return plan.added.map(({ institution, of, path }) => ({
    ...institution,
    region: institution.region ?? placeOf(of),
    keyUnit: institution.keyUnit ?? false,
    validFrom: on,
    path,
  }));
};

export const registerParts = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  parts: readonly Part[],
): Promise<{ problems: Problem[]; warnings: Problem[] }> => {
  if (parts.length === 0) return { problems: [], warnings: [] };
  const rows = parts.map(({ path: _path, ...row }) => row);
  const results = await registerInstitutions(scope, db, tenantId, rows, (index) => parts[index]!.path);
  return { problems: results.flatMap((result) => result.problems), warnings: results.flatMap((result) => result.warnings) };
};
