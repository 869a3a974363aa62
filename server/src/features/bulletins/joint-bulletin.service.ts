// The joint report's content, from the joint view: what its reader may see there, and nothing else.
import {
  formatPeriod,
  getIndicator,
  INDICATOR_CODES,
  jointBulletin,
  type Bulletin,
  type BulletinHead,
  type IndicatorCode,
  type JointBulletinFigure,
  type JointBulletinTask,
  type MethodAspect,
  type Period,
} from '@shuangcheng/domain';
import type { Joint, JointFigure, JointTask, MethodDifference } from '@shuangcheng/schema';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import { makeLoaders, type Loaders } from '../../loaders.js';
import { findJoint, getJointFigure, listJointGroups, listJointTasks, listMembers } from '../joint/joint.service.js';

const GROUP_CODES: readonly IndicatorCode[] = INDICATOR_CODES.filter(
  (code) => code === 'ENERGY_TOTAL' || getIndicator(code).denominator !== null,
);

const ASPECTS: Readonly<Record<MethodAspect, string>> = {
  DEFINITION: '指标定义的版本',
  FACTOR_SET: '因子集',
  ELECTRICITY_BASIS: '电力折标准煤的口径',
  TREE: '汇总所依区划的日期',
};
const differenceText = ({ aspect, preventsSum, values }: MethodDifference): string =>
  `${ASPECTS[aspect]}（${values.map(({ member, value }) => `${member.name} ${value}`).join('、')}${preventsSum ? '，不相加' : ''}）`;

const toFigure = ({ parts, methodDifferences, ...figure }: JointFigure): JointBulletinFigure => ({
  ...figure,
  parts: parts.map((part) => ({ ...part, member: part.member.name })),
  differences: methodDifferences.map(differenceText),
});

const toTask = ({ sides, span, ...task }: JointTask): JointBulletinTask => ({
  ...task,
  yearly: span === 'YEAR',
  sides: sides.map(({ member, recorded }) => ({ member: member.name, recorded })),
});

/** What a member's edition says of itself, put together from its parts; null where none stands. */
const headOf = (figures: readonly JointFigure[], name: string): BulletinHead | null => {
  const parts = figures.flatMap((figure) => figure.parts.filter(({ member }) => member.name === name));
  const edition = parts[0]?.edition;
  if (!edition) return null;
  const { number, publishedAt, factorSet, electricityBasis, treeDay, hash } = edition;
  const definitions = Object.fromEntries(
    parts.flatMap(({ code, definitionVersion }) => (definitionVersion ? [[code, definitionVersion]] : [])),
  );
  return {
    number,
    publishedAt,
    factorSetId: factorSet,
    electricityBasis,
    treeDay,
    hash,
    definitions,
    period: formatPeriod(edition.period),
  };
};

const readFigures = (
  scope: RequestScope,
  loaders: Loaders,
  joint: Joint,
  codes: readonly IndicatorCode[],
  period: Period,
  group: string | null,
) => Promise.all(codes.map((code) => getJointFigure(scope, loaders, joint, { code, period, group })));

/** Throws FORBIDDEN to who has no joint grant, and NOT_FOUND where nothing of the period is published by anyone. */
export const readJointBulletin = async (scope: RequestScope, period: Period, madeUp: boolean): Promise<Bulletin> => {
  const joint = findJoint(scope);
  if (!joint) throw new RequestError('FORBIDDEN', { action: 'joint:read' });
  const loaders = makeLoaders(scope);
  const read = (codes: readonly IndicatorCode[], of: Period, group: string | null = null) =>
    readFigures(scope, loaders, joint, codes, of, group);
  const figures = await read(INDICATOR_CODES, period);
  const members = listMembers(scope, joint).map(({ name }) => ({ name, head: headOf(figures, name) }));
  if (members.every(({ head }) => head === null)) throw new RequestError('NOT_FOUND', { what: `${formatPeriod(period)} 的发布版` });
  const before = await read(INDICATOR_CODES, { ...period, year: period.year - 1 });
  const groups = (await listJointGroups(scope, joint)).map(async ({ code, name }) => ({
    name,
    figures: (await read(GROUP_CODES, period, code)).map(toFigure),
  }));
  return jointBulletin({
    ...{ period, members, madeUp },
    figures: figures.map(toFigure),
    before: before.map(toFigure),
    groups: await Promise.all(groups),
    tasks: (await listJointTasks(scope, joint)).map(toTask),
  });
};
