// Any node by its global id. What does not exist and what may not be seen answer the same.
import { decodeNodeId, encodeNodeId, type Node, type NodeType } from '@shuangcheng/schema';
import { canDo, RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { parseAttachmentId, toAttachmentNode } from '../attachments/attachment.service.js';
import { toCheckNode, toFindingNode } from '../checks/check.service.js';
import { readEditionKey } from '../editions/edition-id.js';
import { findEdition } from '../editions/edition.service.js';
import { readFormKey } from '../forms/form-id.js';
import { findForm } from '../forms/form.service.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { mayReadTarget, readTargetKey, toPlanNode, toTargetNode } from '../plans/plan.service.js';
import { regionNode } from '../regions/region.service.js';
import { toReportNode } from '../reports/report.service.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const whole = /^\d{1,9}$/;

type Finder = (scope: RequestScope, loaders: Loaders, key: readonly string[]) => Promise<Node | null>;

const finders: Record<NodeType, Finder> = {
  async Region(scope, _loaders, [id]) {
    return whole.test(id ?? '') && scope.tree.find(Number(id)) ? regionNode(scope, Number(id)) : null;
  },
  async Institution(_scope, loaders, [tenantId, institutionId]) {
    if (!whole.test(tenantId ?? '') || !uuid.test(institutionId ?? '')) return null;
    const head = await loaders.institutions.load({ tenantId: Number(tenantId), institutionId: institutionId! });
    return head && toInstitutionNode(head);
  },
  async Report(_scope, loaders, [tenantId, institutionId, month, version]) {
    if (!whole.test(tenantId ?? '') || !uuid.test(institutionId ?? '') || !whole.test(month ?? '') || !whole.test(version ?? ''))
      return null;
    const head = await loaders.reports.load({
      tenantId: Number(tenantId),
      institutionId: institutionId!,
      month: Number(month),
      version: Number(version),
    });
    return head && toReportNode(head);
  },
  async Plan(scope, loaders, [tenantId, planId]) {
    if (!whole.test(tenantId ?? '') || !planId) return null;
    const plan = await loaders.plans.load({ tenantId: Number(tenantId), planId });
    return plan && canDo(scope, 'plans:read', { regionId: plan.regionId }) ? toPlanNode(plan) : null;
  },
  async Target(scope, loaders, key) {
    const known = readTargetKey({ type: 'Target', key });
    const target = known && (await loaders.targets.load(known));
    return target && mayReadTarget(scope, target) ? toTargetNode(target) : null;
  },
  async QualityCheck(_scope, loaders, [tenantId, checkId]) {
    if (!whole.test(tenantId ?? '') || !uuid.test(checkId ?? '')) return null;
    const row = await loaders.checks.load({ tenantId: Number(tenantId), checkId: checkId! });
    return row && toCheckNode(row);
  },
  async CheckFinding(scope, loaders, [tenantId, findingId]) {
    if (!whole.test(tenantId ?? '') || !uuid.test(findingId ?? '')) return null;
    const row = await loaders.checkFindings.load({ tenantId: Number(tenantId), findingId: findingId! });
    return row && toFindingNode(scope, row);
  },
  async Attachment(_scope, loaders, key) {
    const parsed = parseAttachmentId(encodeNodeId('Attachment', key));
    const row = parsed && (await loaders.attachments.load(parsed));
    return row && toAttachmentNode(row);
  },
  async YearlyForm(scope, loaders, key) {
    const known = readFormKey(key);
    return known && findForm(scope, loaders, known);
  },
  async Edition(scope, _loaders, key) {
    const known = readEditionKey(key);
    return known && findEdition(scope, known);
  },
};

/** The node with that id. Throws NOT_FOUND where there is none that the caller may see. */
export const findNode = async (scope: RequestScope, loaders: Loaders, id: string): Promise<Node> => {
  const decoded = decodeNodeId(id);
  const node = decoded ? await finders[decoded.type](scope, loaders, decoded.key) : null;
  if (!node) throw new RequestError('NOT_FOUND');
  return node;
};
