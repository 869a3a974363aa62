// From how many institutions on a province shows a figure to the joint view: said by the province, never below the floor.
import { lengthProblems, problem, type Problem } from '@shuangcheng/domain';
import type { JointRuleInput } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { once } from '../requests/once.service.js';
import { addJointRule, findJointRule, type JointRuleRow } from './joint-rule.store.js';

/** As the database has it too. */
export const LEAST_MINIMUM = 3;
const MOST_MINIMUM = 1_000;
const LONGEST_NOTE = 500;
/** What a province begins with. */
const FIRST_RULE = { minimumInstitutions: 5, note: '平台预置：每个数至少涉及 5 家机构，可由省（直辖市）另行设定' };

/** Sets the first rule of a province that has none; whether there was none. */
export const ensureJointRule = async (db: TenantDb, tenantId: number, now: Date, actor: string): Promise<boolean> => {
  if (await findJointRule(db, tenantId)) return false;
  await addJointRule(db, tenantId, { ...FIRST_RULE, now, actor });
  return true;
};

/** The rule of the province. Throws OUT_OF_SCOPE for who does not read the whole of it. */
export const getJointRule = (scope: RequestScope, tenantId: number): Promise<JointRuleRow | null> => {
  assertCan(scope, 'figures:read', { regionId: tenantId });
  return withTenantSession(scope, 'read', (db) => findJointRule(db, tenantId));
};

const problemsOf = (scope: RequestScope, regionId: number, { minimumInstitutions: minimum, note }: JointRuleInput): Problem[] => {
  const region = scope.tree.get(regionId);
  return [
    ...(region.level === 'PROVINCE'
      ? []
      : [problem('BAD_FIELD', ['input', 'region'], { field: '区划（region）', expected: '省（直辖市）的区划代码', actual: region.code })]),
    ...(minimum >= LEAST_MINIMUM && minimum <= MOST_MINIMUM
      ? []
      : [
          problem('NUMBER_OUT_OF_RANGE', ['input', 'minimumInstitutions'], {
            field: '机构数',
            expected: `${LEAST_MINIMUM} 至 ${MOST_MINIMUM}`,
            actual: minimum,
          }),
        ]),
    ...lengthProblems(['input', 'note'], '说明', note.trim(), 1, LONGEST_NOTE),
  ];
};

/** Sets the rule for what is published from now on; what was shown stays what it was. */
export const setJointRule = async (
  scope: RequestScope,
  tenantId: number,
  input: JointRuleInput,
): Promise<{ readonly rule: JointRuleRow | null; readonly problems: readonly Problem[] }> => {
  assertCan(scope, 'editions:publish', { regionId: tenantId });
  const problems = problemsOf(scope, tenantId, input);
  if (problems.length > 0) return { rule: null, problems };
  const { clientRequestId: id, minimumInstitutions } = input;
  const rule = { minimumInstitutions, note: input.note.trim() };
  const found = await once<readonly Problem[]>(
    scope,
    { id, operation: 'setJointRule', input: { tenantId, ...rule }, tenantId },
    async (db) => {
      await addJointRule(db, tenantId, { ...rule, now: scope.now, actor: scope.caller.username });
      return { answer: [], done: true, acts: [{ regionId: tenantId, subjects: [`JointRule:${tenantId}`], details: rule }] };
    },
    (refused) => [refused],
  );
  return { rule: found.length > 0 ? null : await getJointRule(scope, tenantId), problems: found };
};
