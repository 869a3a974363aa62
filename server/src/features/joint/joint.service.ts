// The joint view, for principals with a joint grant: from what the provinces have published, and nothing else.
import {
  carbonScopeOf,
  coverageOf,
  formatPeriod,
  getIndicator,
  getItem,
  groupOnDay,
  jointFigure,
  jointTenantsOf,
  monthsOf,
  type CarbonScope,
  type Completeness,
  type Decimal,
  type IndicatorCode,
  type JointPart,
  type MethodDifference as Difference,
  type Period,
} from '@shuangcheng/domain';
import {
  encodeNodeId,
  type Joint,
  type JointComparisonArgs,
  type JointComparisonRow,
  type JointCompleteness,
  type JointEdition,
  type JointFigure,
  type JointGroup,
  type JointIndicatorArgs,
  type JointMember,
  type JointMemberFigure,
  type JointTask,
  type MethodDifference,
} from '@shuangcheng/schema';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { listGroups } from '../regions/region-group.service.js';
import type { ShownEdition, ShownFigure } from './joint.store.js';
import { readJointTasks, toMember } from './task.service.js';

const DENOMINATOR_DECIMALS = 6;

/** The provinces whose joint view the caller may read; null for who has no joint grant. */
export const findJoint = (scope: RequestScope): Joint | null => {
  const tenants = jointTenantsOf(scope.caller.grants, scope.now).sort((a, b) => b - a);
  return tenants.length === 0 ? null : { tenants };
};

export const listMembers = (scope: RequestScope, { tenants }: Joint): JointMember[] => tenants.map((tenant) => toMember(scope, tenant));

/** Groups that have a region in one of the provinces. */
export const listJointGroups = async (scope: RequestScope, { tenants }: Joint): Promise<JointGroup[]> => {
  const groups = await listGroups(scope);
  const isWithin = (regionId: number): boolean => tenants.includes(scope.tree.get(regionId).tenantId);
  return groups
    .filter(({ regions }) => regions.some(({ regionId }) => isWithin(regionId)))
    .map(({ code, name, regions }) => ({ code, name, regions: regions.map(({ regionId }) => toMember(scope, regionId)) }));
};

export const listJointTasks = (scope: RequestScope, { tenants }: Joint): Promise<JointTask[]> =>
  withTenantSession(scope, 'read', (db) => readJointTasks(scope, db, tenants));

/** What is asked of each province: an indicator of a period and place. */
interface Wanted {
  readonly code: IndicatorCode;
  readonly period: Period;
  readonly carbonScope: CarbonScope | null;
  /** '': the whole province. */
  readonly place: string;
}
interface Part extends JointPart {
  readonly edition: ShownEdition | null;
}
const UNPUBLISHED = { value: null, numerator: null, denominator: null, reason: 'NOT_PUBLISHED' } as const;
const NOTHING_TOLD = { method: null, completeness: null, edition: null } as const;

const denominatorOf = ({ stockMonths }: ShownFigure, period: Period): Decimal | null =>
  stockMonths && stockMonths.dividedBy(monthsOf(period).length);

const readPart = async (loaders: Loaders, member: number, { code, period, carbonScope, place }: Wanted): Promise<Part> => {
  const edition = await loaders.jointEditions.load({ tenantId: member, period: formatPeriod(period) });
  if (!edition) return { member, ...UNPUBLISHED, ...NOTHING_TOLD };
  const { figures, completeness } = await loaders.jointPlaces.load({ ...edition, place });
  const found = figures.find((figure) => figure.code === code && figure.carbonScope === carbonScope);
  const figure = found ? { ...found, denominator: denominatorOf(found, period) } : UNPUBLISHED;
  const { value, reason, numerator, denominator } = figure;
  return { member, value, reason, numerator, denominator, method: edition, completeness, edition };
};

const toCompleteness = (completeness: Completeness | null): JointCompleteness | null =>
  completeness && { ...completeness, coverage: coverageOf(completeness) };
const toEdition = (edition: ShownEdition, period: Period): JointEdition => ({
  ...edition,
  id: encodeNodeId('Edition', [edition.tenantId, edition.editionId]),
  period,
  factorSet: edition.factorSetId,
});
const toMemberFigure = (
  scope: RequestScope,
  { member, edition, ...part }: Part,
  { code, period, carbonScope }: Wanted,
): JointMemberFigure => ({
  ...part,
  completeness: toCompleteness(part.completeness),
  member: toMember(scope, member),
  code,
  carbonScope,
  unit: getIndicator(code).unit,
  denominator: part.denominator?.toDecimalPlaces(DENOMINATOR_DECIMALS) ?? null,
  definitionVersion: edition?.definitions[code] ?? null,
  edition: edition && toEdition(edition, period),
});
const toDifference = (scope: RequestScope, { aspect, preventsSum, values }: Difference): MethodDifference => ({
  aspect,
  preventsSum,
  values: values.map(({ member, value }) => ({ member: toMember(scope, member), value })),
});

const scopeOf = (code: IndicatorCode, asked: CarbonScope | null | undefined): CarbonScope | null =>
  carbonScopeOf(code, asked ?? 'TOTAL', null);

/** A province of which a figure is asked, and its regions in the group; none of a whole province. */
interface Side {
  readonly member: number;
  readonly regionIds: readonly number[];
}
/** The provinces that have a region in the group; all where no group is asked for. Throws NOT_FOUND for a group that there is not. */
const sidesOf = async (scope: RequestScope, joint: Joint, group: string | null): Promise<readonly Side[]> => {
  if (group === null) return joint.tenants.map((member) => ({ member, regionIds: [] }));
  const found = (await listJointGroups(scope, joint)).find(({ code }) => code === group);
  if (!found) throw new RequestError('NOT_FOUND', { what: `代码为 ${group.slice(0, 40)} 的区划组` });
  const regions = found.regions.map(({ code }) => scope.tree.findByCode(code)!);
  const regionsOf = (tenant: number): number[] => regions.filter(({ tenantId }) => tenantId === tenant).map(({ id }) => id);
  return joint.tenants.map((member) => ({ member, regionIds: regionsOf(member) })).filter(({ regionIds }) => regionIds.length > 0);
};

/** Where an edition has nothing of a group because the group was not whole then, that is the reason. */
const withGroupReason = ({ tree }: RequestScope, part: Part, { regionIds }: Side): Part =>
  part.edition && part.reason === 'NOT_PUBLISHED' && groupOnDay(tree, regionIds, part.edition.treeDay) === null
    ? { ...part, reason: 'GROUP_CHANGED' }
    : part;

/** A figure over all provinces, or over a group of regions across them, with the part of each. */
export const getJointFigure = async (
  scope: RequestScope,
  loaders: Loaders,
  joint: Joint,
  args: JointIndicatorArgs,
): Promise<JointFigure> => {
  const { code, period, group = null } = args;
  const sides = await sidesOf(scope, joint, group);
  const wanted = { code, period, carbonScope: scopeOf(code, args.carbonScope), place: group ?? '' };
  const parts = await Promise.all(sides.map(async (side) => withGroupReason(scope, await readPart(loaders, side.member, wanted), side)));
  const figure = jointFigure(wanted, parts);
  const { unit, numeratorUnit, denominator: stock } = getIndicator(code);
  return {
    ...{ code, period, group, carbonScope: wanted.carbonScope, unit, numeratorUnit: figure.numerator && numeratorUnit },
    ...figure,
    completeness: toCompleteness(figure.completeness),
    denominator: figure.denominator?.toDecimalPlaces(DENOMINATOR_DECIMALS) ?? null,
    denominatorUnit: figure.denominator && stock ? getItem(stock).unit : null,
    parts: parts.map((part) => toMemberFigure(scope, part, wanted)),
    methodDifferences: figure.methodDifferences.map((difference) => toDifference(scope, difference)),
  };
};

/** The same indicators of each province side by side, each once; a province that has not published the period is not there. */
export const compareMembers = async (
  scope: RequestScope,
  loaders: Loaders,
  { tenants }: Joint,
  { codes, period, carbonScope }: JointComparisonArgs,
): Promise<JointComparisonRow[]> => {
  const rows = tenants.map(async (member): Promise<JointComparisonRow[]> => {
    const wanted = [...new Set(codes)].map((code) => ({ code, period, carbonScope: scopeOf(code, carbonScope), place: '' }));
    const parts = await Promise.all(wanted.map((each) => readPart(loaders, member, each)));
    if (parts.every(({ edition }) => edition === null)) return [];
    return [{ member: toMember(scope, member), figures: parts.map((part, index) => toMemberFigure(scope, part, wanted[index]!)) }];
  });
  return (await Promise.all(rows)).flat();
};
