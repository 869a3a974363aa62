// The territory as a tree that changes over time: provinces, cities, counties, and which lay under which on a day.
import { monthOfDay, type Day, type MonthKey } from '../periods/period.js';
import { firstMonthAfter, standingOn, type StandingSpan } from './standing.js';

export type RegionLevel = 'PROVINCE' | 'CITY' | 'COUNTY';
/** A region's key: its GB/T 2260 code as a number. Codes are never given to another area. */
export type RegionId = number;

export interface Region {
  readonly id: RegionId;
  readonly code: string;
  /** The tenant: the province that owns the region's data, as its region id. */
  readonly tenantId: number;
  readonly name: string;
  readonly level: RegionLevel;
}

/** From `validFrom` on, and before `validTo` (null: still), the region lay under `parentId` (null: a province). */
export interface RegionEdge {
  readonly regionId: RegionId;
  readonly parentId: RegionId | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** On that day `fromId` gave what it had (whole: it ended and all of it; else a part) to `toId`. */
export interface RegionSuccession {
  readonly fromId: RegionId;
  readonly toId: RegionId;
  readonly on: Day;
  readonly whole: boolean;
}
/** An institution that stood in more than one region, with all its spans in order. */
export interface MovedInstitution {
  readonly institutionId: string;
  readonly tenantId: number;
  readonly spans: readonly StandingSpan[];
}
/** Reports that a moved institution made while it stood in a region: added to a sum, or taken out of it. */
export interface MovedPart {
  readonly institution: MovedInstitution;
  readonly regionId: RegionId;
  readonly sign: 1 | -1;
}
/**
 * What counts for a set of regions under the tree of a day: everything reported in `regionIds`, corrected by the parts of
 * institutions that stood elsewhere on that day than what they reported in.
 */
export interface TreeView {
  readonly regionIds: readonly RegionId[];
  readonly moved: readonly MovedPart[];
}

const holds = (edge: RegionEdge, day: Day): boolean => edge.validFrom <= day && (edge.validTo === null || day < edge.validTo);

/** Looks up, or computes once; forgets everything when a caller asks for very many different days. */
const remembered = <T>(known: Map<string, T>, key: string, compute: () => T): T => {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  if (known.size > 20_000) known.clear();
  known.set(key, value);
  return value;
};

/** An immutable picture of all regions and their edges; cheap look-ups for any day. */
export class RegionTree {
  readonly #regions: ReadonlyMap<RegionId, Region>;
  readonly #edges: ReadonlyMap<RegionId, readonly RegionEdge[]>;
  readonly #children: ReadonlyMap<RegionId, readonly RegionEdge[]>;
  readonly #subtrees = new Map<string, readonly RegionId[]>();
  readonly #covers = new Map<string, readonly RegionId[]>();
  readonly #views = new Map<string, TreeView>();
  readonly #moved: ReadonlyMap<string, MovedInstitution>;
  readonly #movedOf: ReadonlyMap<RegionId, readonly MovedInstitution[]>;

  /** Throws when an edge names an unknown region, a parent that is not above it, or two edges of a region overlap. */
  constructor(
    readonly version: string,
    regions: readonly Region[],
    edges: readonly RegionEdge[],
    private readonly successions: readonly RegionSuccession[] = [],
    moved: readonly MovedInstitution[] = [],
  ) {
    this.#regions = new Map(regions.map((region) => [region.id, region]));
    const ofRegion = new Map<RegionId, RegionEdge[]>();
    const ofParent = new Map<RegionId, RegionEdge[]>();
    for (const edge of [...edges].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
      this.#assertEdge(edge);
      const own = ofRegion.get(edge.regionId) ?? [];
      const last = own.at(-1);
      if (last && (last.validTo === null || last.validTo > edge.validFrom)) {
        throw new Error(`region ${edge.regionId} has two parents on ${edge.validFrom}`);
      }
      ofRegion.set(edge.regionId, [...own, edge]);
      if (edge.parentId !== null) ofParent.set(edge.parentId, [...(ofParent.get(edge.parentId) ?? []), edge]);
    }
    this.#edges = ofRegion;
    this.#children = ofParent;
    this.#moved = new Map(moved.map((institution) => [institution.institutionId, institution]));
    const movedOf = new Map<RegionId, MovedInstitution[]>();
    for (const institution of moved) {
      for (const regionId of new Set(institution.spans.map((span) => span.regionId))) {
        const group = movedOf.get(regionId);
        if (group) group.push(institution);
        else movedOf.set(regionId, [institution]);
      }
    }
    this.#movedOf = movedOf;
  }

  #assertEdge(edge: RegionEdge): void {
    const depth: Record<RegionLevel, number> = { PROVINCE: 0, CITY: 1, COUNTY: 2 };
    const region = this.get(edge.regionId);
    if (edge.parentId === null) return;
    const parent = this.get(edge.parentId);
    if (depth[parent.level] >= depth[region.level]) throw new Error(`region ${region.code} cannot lie under ${parent.code}`);
    if (parent.tenantId !== region.tenantId) throw new Error(`region ${region.code} lies in another province than ${parent.code}`);
  }

  /** Throws for an unknown id. */
  get(id: RegionId): Region {
    const region = this.#regions.get(id);
    if (!region) throw new Error(`unknown region ${id}`);
    return region;
  }
  find(id: RegionId): Region | null {
    return this.#regions.get(id) ?? null;
  }
  findByCode(code: string): Region | null {
    return /^\d{6}$/.test(code) ? this.find(Number(code)) : null;
  }
  list(): readonly Region[] {
    return [...this.#regions.values()];
  }

  /** Whether the region existed on that day. */
  existsOn(id: RegionId, day: Day): boolean {
    return (this.#edges.get(id) ?? []).some((edge) => holds(edge, day));
  }

  /** The parent on that day; for a day outside the region's life, that of its nearest edge. Null for a province. */
  parentOn(id: RegionId, day: Day): Region | null {
    const edges = this.#edges.get(id) ?? [];
    const edge = edges.find((candidate) => holds(candidate, day)) ?? (edges[0] && day < edges[0].validFrom ? edges[0] : edges.at(-1));
    return edge && edge.parentId !== null ? this.get(edge.parentId) : null;
  }

  /** From the province down to the parent. */
  ancestorsOn(id: RegionId, day: Day): readonly Region[] {
    const parent = this.parentOn(id, day);
    return parent ? [...this.ancestorsOn(parent.id, day), parent] : [];
  }

  /** The regions that come under a region after the day, each once. */
  childrenAfter(id: RegionId, day: Day): readonly Region[] {
    const later = (this.#children.get(id) ?? []).filter((edge) => edge.validFrom > day);
    return [...new Set(later.map((edge) => edge.regionId))].map((child) => this.get(child));
  }

  /** Regions directly below on that day, by code. */
  childrenOn(id: RegionId, day: Day): readonly Region[] {
    return (this.#children.get(id) ?? [])
      .filter((edge) => holds(edge, day))
      .map((edge) => this.get(edge.regionId))
      .sort((a, b) => a.id - b.id);
  }

  /** The region and everything below it on that day, by code. */
  subtreeOn(id: RegionId, day: Day): readonly RegionId[] {
    return remembered(this.#subtrees, `${id}@${day}`, () => {
      const below = this.childrenOn(id, day).flatMap((child) => this.subtreeOn(child.id, day));
      return [id, ...below].sort((a, b) => a - b);
    });
  }

  /** The region and everything that lay below it on any day, by code. */
  everBelow(id: RegionId): readonly RegionId[] {
    const below = (this.#children.get(id) ?? []).flatMap((edge) => this.everBelow(edge.regionId));
    return [...new Set([id, ...below])].sort((a, b) => a - b);
  }

  /** All regions of a level in the subtree on that day, without the region itself, by code. */
  descendantsOn(id: RegionId, level: RegionLevel, day: Day): readonly Region[] {
    return this.subtreeOn(id, day)
      .filter((below) => below !== id)
      .map((below) => this.get(below))
      .filter((region) => region.level === level);
  }

  /**
   * What a grant on the region covers: its subtree of that day, the regions that ended below it, and those that were
   * merged into it whole (their past figures stay with the last region that had them).
   */
  coverOn(id: RegionId, day: Day): readonly RegionId[] {
    return remembered(this.#covers, `${id}@${day}`, () => {
      const covered = new Set<RegionId>();
      const add = (regionId: RegionId): void => {
        covered.add(regionId);
        for (const edge of this.#children.get(regionId) ?? []) {
          const last = this.#edges.get(edge.regionId)!.at(-1) === edge;
          if (holds(edge, day) || (last && edge.validTo !== null && edge.validTo <= day)) add(edge.regionId);
        }
        for (const { fromId, toId, on, whole } of this.successions) {
          if (toId === regionId && whole && on <= day && !covered.has(fromId)) add(fromId);
        }
      };
      add(id);
      return [...covered].sort((a, b) => a - b);
    });
  }

  edgesOf(id: RegionId): readonly RegionEdge[] {
    return this.#edges.get(id) ?? [];
  }
  /** What the region gave to others, and got from others, in order of time. */
  successionsOf(id: RegionId): readonly RegionSuccession[] {
    return this.successions
      .filter(({ fromId, toId }) => fromId === id || toId === id)
      .sort((a, b) => (a.on === b.on ? a.fromId - b.fromId || a.toId - b.toId : a.on < b.on ? -1 : 1));
  }

  /**
   * Where what was the region's belongs on a day: itself while it exists; after its end the region that all of it went to,
   * before its beginning the one that it was first formed from (of several, the lowest code). Itself where nothing is known.
   */
  regionOn(id: RegionId, day: Day): RegionId {
    const passed = new Set<RegionId>();
    for (let at = id; ;) {
      if (passed.has(at) || this.existsOn(at, day)) return at;
      passed.add(at);
      const next = this.#neighbourOn(at, day);
      if (next === null) return at;
      at = next;
    }
  }
  #neighbourOn(id: RegionId, day: Day): RegionId | null {
    const first = this.#edges.get(id)?.[0];
    const own = this.successionsOf(id);
    if (first && day < first.validFrom) {
      const origins = own.filter(({ toId, on }) => toId === id && on === first.validFrom);
      return (origins.find(({ whole }) => whole) ?? origins[0])?.fromId ?? null;
    }
    return own.findLast(({ fromId, whole, on }) => fromId === id && whole && on <= day)?.toId ?? null;
  }

  /** What counts under the tree of the day for the region and all below it, or for the region's own institutions only. */
  viewOn(id: RegionId, day: Day, part: 'SUBTREE' | 'OWN' = 'SUBTREE'): TreeView {
    return remembered(this.#views, `${part} ${id}@${day}`, () => {
      const wanted = new Set(part === 'OWN' ? [id] : this.subtreeOn(id, day));
      const { tenantId } = this.get(id);
      const changed = this.successions.some((succession) => this.get(succession.fromId).tenantId === tenantId);
      const regionIds = changed
        ? this.list()
            .filter((region) => region.tenantId === tenantId && wanted.has(this.regionOn(region.id, day)))
            .map((region) => region.id)
            .sort((a, b) => a - b)
        : [...wanted].filter((own) => part === 'SUBTREE' || own === id);
      return { regionIds, moved: this.#movedParts(regionIds, day) };
    });
  }

  #movedParts(regionIds: readonly RegionId[], day: Day): MovedPart[] {
    const members = new Set(regionIds);
    const near = new Set(regionIds.flatMap((id) => this.#movedOf.get(id) ?? []));
    return [...near].flatMap((institution) => {
      const stands = members.has(standingOn(institution.spans, day).regionId);
      return [...new Set(institution.spans.map((span) => span.regionId))].flatMap((regionId): MovedPart[] =>
        members.has(regionId) === stands ? [] : [{ institution, regionId, sign: stands ? 1 : -1 }],
      );
    });
  }

  /** Whether the region can have reports in a month between the two: it existed on some day of one of them. */
  existedIn(id: RegionId, from: MonthKey, to: MonthKey): boolean {
    return this.edgesOf(id).some(
      (edge) => monthOfDay(edge.validFrom) <= to && (edge.validTo === null || from < firstMonthAfter(edge.validTo)),
    );
  }

  /**
   * The regions whose own reports of a month are the region's, under the tree of a day of that month: its subtree, and what ended
   * within the month and went to it whole, since institutions that closed before have their last report there.
   */
  regionsOfMonth(id: RegionId, month: MonthKey, day: Day): readonly RegionId[] {
    const under = new Set(this.subtreeOn(id, day));
    return this.viewOn(id, day).regionIds.filter((each) => under.has(each) || this.existedIn(each, month, month));
  }

  /** Institutions that stand within the regions on the day, and at some time stood outside of them. */
  movedInto(regionIds: readonly RegionId[], day: Day): readonly MovedInstitution[] {
    const inside = new Set(regionIds);
    const near = new Set(regionIds.flatMap((id) => this.#movedOf.get(id) ?? []));
    return [...near].filter(({ spans }) => inside.has(standingOn(spans, day).regionId) && spans.some((span) => !inside.has(span.regionId)));
  }

  /** Whether the institution is known to have moved, and stood in the region at some time. */
  hasStoodIn(institutionId: string, regionId: RegionId): boolean {
    return this.#moved.get(institutionId)?.spans.some((span) => span.regionId === regionId) ?? false;
  }
}
