// What every installation begins with: the region tree, named groups, factor sets, and the five plan documents.
// Repeatable: what was loaded and has not changed since is left alone; nothing that a bureau entered is touched.
import { SHIPPED_FACTOR_SETS, type RegionTree } from '@shuangcheng/domain';
import {
  currentTree,
  loadRegions,
  makeLoadScope,
  readRegionData,
  readRegionGroups,
  withPlatformSession,
  withTenantSession,
  type Database,
} from '@shuangcheng/tenants';
import { createHash } from 'node:crypto';
import { addFactorSet } from '../features/factors/factor-set.store.js';
import { ensureJointRule } from '../features/joint/joint-rule.service.js';
import { shippedJointTasks } from '../features/joint/shipped-tasks.js';
import { addJointTasks } from '../features/joint/task.store.js';
import { readShippedPlans, type ShippedPlan } from '../features/plans/shipped-plans.js';
import { addPlan } from '../features/plans/plan.store.js';
import { loadRegionGroups } from '../features/regions/region-group.store.js';
import { findLoad, recordLoad } from './data-load.store.js';

export type Report = (line: string) => void;

/** Decimals, dates and maps in a form that is the same for the same content. */
const contentHash = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(content, (_key, value: unknown) => (value instanceof Map ? [...value] : value)))
    .digest('hex');

/** Runs a load unless just this content was loaded before, and says what it did. */
const once = async (database: Database, name: string, content: unknown, report: Report, load: () => Promise<object>): Promise<void> => {
  const hash = contentHash(content);
  if ((await withPlatformSession(database, (db) => findLoad(db, name))) === hash) return;
  const summary = await load();
  await withPlatformSession(database, (db) => recordLoad(db, name, hash, summary));
  report(`${name}: ${JSON.stringify(summary)}`);
};

const loadTree = (database: Database, report: Report): Promise<void> => {
  const data = readRegionData();
  return once(database, 'regions', data, report, () => withPlatformSession(database, (db) => loadRegions(db, data.regions, data.edges)));
};

const loadGroups = (database: Database, tree: RegionTree, report: Report): Promise<void> => {
  const { groups } = readRegionGroups();
  return once(database, 'region groups', groups, report, async () => {
    await withPlatformSession(database, (db) => loadRegionGroups(db, groups, (id) => tree.get(id).tenantId));
    return { groups: groups.length };
  });
};

const loadFactorSets = (database: Database, report: Report): Promise<void> =>
  once(database, 'factor sets', SHIPPED_FACTOR_SETS, report, () =>
    withPlatformSession(database, async (db) => {
      const added = [];
      for (const set of SHIPPED_FACTOR_SETS) if (await addFactorSet(db, set)) added.push(set.id);
      return { added };
    }),
  );

const loadPlans = (database: Database, tree: RegionTree, plans: readonly ShippedPlan[], report: Report): Promise<void> =>
  once(
    database,
    'plan documents',
    plans.map(({ plan }) => plan.document),
    report,
    async () => {
      const added = [];
      for (const { plan, targets } of plans) {
        const scope = makeLoadScope(database, tree, plan.tenantId, new Date());
        if (await withTenantSession(scope, 'write', (db) => addPlan(db, plan, targets))) added.push(plan.title);
      }
      return { added };
    },
  );

const loadJointTasks = (database: Database, plans: readonly ShippedPlan[], report: Report): Promise<void> => {
  const tasks = shippedJointTasks(plans);
  return once(database, 'joint tasks', tasks, report, async () => ({
    added: await withPlatformSession(database, (db) => addJointTasks(db, tasks)),
  }));
};

/** Every province begins with a rule; what it said itself stays. */
const loadJointRules = (database: Database, tree: RegionTree, report: Report): Promise<void> => {
  const ids = tree.list().flatMap(({ id, level }) => (level === 'PROVINCE' ? [id] : []));
  return once(database, 'joint rules', ids, report, async () => {
    const added = [];
    for (const id of ids) {
      const scope = makeLoadScope(database, tree, id, new Date());
      if (await withTenantSession(scope, 'write', (db) => ensureJointRule(db, id, scope.now, scope.caller.username))) added.push(id);
    }
    return { added };
  });
};

/** Loads what every installation begins with, and gives the tree that it left. */
export const loadReferenceData = async (database: Database, report: Report): Promise<RegionTree> => {
  await loadTree(database, report);
  const tree = await currentTree(database);
  await loadGroups(database, tree, report);
  await loadFactorSets(database, report);
  const plans = readShippedPlans(tree);
  await loadPlans(database, tree, plans, report);
  await loadJointTasks(database, plans, report);
  await loadJointRules(database, tree, report);
  return tree;
};
