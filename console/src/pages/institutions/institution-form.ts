// What is typed of an institution, and the input that it comes to.
import type { ChangeInstitutionInput, FindInstitutionQuery, Heating, InputOf, InstitutionType } from '@shuangcheng/client-sdk';
import type { ChangeInstitutionMutationVariables, RegisterInstitutionMutationVariables } from '@shuangcheng/client-sdk';
import type { FieldPath } from '../../parts/use-field-problems';

export type Institution = NonNullable<FindInstitutionQuery['institution']>;

export interface InstitutionFields {
  readonly code?: string;
  readonly name: string;
  readonly type: InstitutionType;
  readonly system: string;
  readonly keyUnit?: boolean;
  readonly validFrom?: string | null;
  readonly shortName?: string;
  readonly adminLevel?: string | null;
  readonly funding?: string | null;
  readonly address?: string;
  readonly contact?: string;
  readonly contactPhone?: string;
  readonly students?: string;
  readonly hospitalLevel?: string;
  readonly machineRoom?: 'YES' | 'NO' | null;
  readonly heating?: Heating | null;
  readonly effectiveFrom?: string | null;
  readonly reason?: string;
}

const NAMES: ReadonlySet<string | number> = new Set([
  'code',
  'name',
  'type',
  'system',
  'validFrom',
  'shortName',
  'adminLevel',
  'funding',
  'address',
  'contact',
  'contactPhone',
  'students',
  'hospitalLevel',
  'machineRoom',
  'heating',
  'effectiveFrom',
  'reason',
]);
export const isInstitutionField = ([name]: FieldPath): boolean => name !== undefined && NAMES.has(name);

const textOf = (typed: string | null | undefined): string | null => typed?.trim() || null;
const detailsOf = (fields: InstitutionFields) => ({
  shortName: textOf(fields.shortName),
  adminLevel: fields.adminLevel ?? null,
  funding: fields.funding ?? null,
  address: textOf(fields.address),
  contact: textOf(fields.contact),
  contactPhone: textOf(fields.contactPhone),
  // A count of people, which the form takes in digits only.
  students: textOf(fields.students) === null ? null : Number(fields.students),
  hospitalLevel: textOf(fields.hospitalLevel),
  machineRoom: fields.machineRoom ? fields.machineRoom === 'YES' : null,
  heating: fields.heating ?? null,
});

export const registrationOf = (region: string, fields: InstitutionFields): InputOf<RegisterInstitutionMutationVariables> => ({
  region,
  code: fields.code!.trim(),
  name: fields.name.trim(),
  type: fields.type,
  system: fields.system,
  keyUnit: fields.keyUnit ?? false,
  validFrom: fields.validFrom!,
  ...detailsOf(fields),
});

export const fieldsOf = (institution: Institution): InstitutionFields => ({
  name: institution.name,
  type: institution.type,
  system: institution.system ?? '',
  keyUnit: institution.keyUnit,
  shortName: institution.shortName ?? '',
  adminLevel: institution.adminLevel,
  funding: institution.funding,
  address: institution.address ?? '',
  contact: institution.contact ?? '',
  contactPhone: institution.contactPhone ?? '',
  students: institution.students === null ? '' : String(institution.students),
  hospitalLevel: institution.hospitalLevel ?? '',
  machineRoom: institution.machineRoom === null ? null : institution.machineRoom ? 'YES' : 'NO',
  heating: institution.heating,
});

/** Type and system change from a day, for a reason; all else at once. */
export const needsDay = (institution: Institution, fields: Partial<InstitutionFields>): boolean =>
  (fields.type !== undefined && fields.type !== institution.type) || (fields.system !== undefined && fields.system !== institution.system);

/** Only what was changed is sent: a detail that was emptied is taken back. */
export const changeOf = (institution: Institution, fields: InstitutionFields): InputOf<ChangeInstitutionMutationVariables> => {
  const details = Object.entries(detailsOf(fields)).filter(([name, value]) => institution[name as keyof Institution] !== value);
  const change: Partial<ChangeInstitutionInput> = Object.fromEntries(details);
  const name = fields.name.trim();
  return {
    institution: institution.code,
    ...change,
    ...(name !== institution.name && { name }),
    ...((fields.keyUnit ?? false) !== institution.keyUnit && { keyUnit: fields.keyUnit ?? false }),
    ...(fields.type !== institution.type && { type: fields.type }),
    ...(fields.system !== institution.system && { system: fields.system }),
    ...(needsDay(institution, fields) && { effectiveFrom: fields.effectiveFrom ?? null }),
    ...(textOf(fields.reason) !== null && { reason: textOf(fields.reason) }),
  };
};
