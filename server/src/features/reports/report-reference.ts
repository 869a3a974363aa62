// Which report an id of the API names, and in which province the ids of one request are.
import { problem, type Problem } from '@shuangcheng/domain';
import { decodeNodeId } from '@shuangcheng/schema';

/** A version that somebody named, with the path to where it was named. */
export interface NamedVersion {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly month: number;
  readonly version: number;
  readonly path: readonly string[];
}
export interface NamedId {
  readonly id: string;
  readonly path: readonly string[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The version that an id names, when it is an id of a report. */
const readReportId = ({ id, path }: NamedId): NamedVersion | null => {
  const decoded = decodeNodeId(id);
  const [tenant, institutionId, month, version] = decoded?.type === 'Report' ? decoded.key : [];
  const known =
    /^\d{6}$/.test(tenant ?? '') && uuid.test(institutionId ?? '') && /^\d{6}$/.test(month ?? '') && /^\d{1,9}$/.test(version ?? '');
  return known ? { tenantId: Number(tenant), institutionId: institutionId!, month: Number(month), version: Number(version), path } : null;
};

export interface NamedVersions {
  /** The province in which the request is done; null where the caller writes in none. */
  readonly tenantId: number | null;
  readonly wanted: readonly NamedVersion[];
  readonly problems: readonly Problem[];
}

/**
 * The versions that ids name. A request is done in one province: that of the first id in which the caller may write; reports
 * of another are a problem each, and what the caller may not write in is as good as unknown.
 */
export const readReportIds = (ids: readonly NamedId[], writableTenants: readonly number[]): NamedVersions => {
  const named = ids.map(readReportId);
  const isWritable = (each: NamedVersion | null): each is NamedVersion => each !== null && writableTenants.includes(each.tenantId);
  const tenantId = named.find(isWritable)?.tenantId ?? writableTenants[0] ?? null;
  const problems = named.flatMap((each, index) => {
    if (!isWritable(each)) return [problem('UNKNOWN_REPORT', ids[index]!.path)];
    return each.tenantId === tenantId ? [] : [problem('OTHER_PROVINCE', each.path)];
  });
  return { tenantId, wanted: named.filter(isWritable).filter((each) => each.tenantId === tenantId), problems };
};
