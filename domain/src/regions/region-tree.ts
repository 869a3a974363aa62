// The territory as a tree that changes over time: provinces, cities, counties, and which lay under which on a day.
import type { Day } from '../periods/period.js';

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

  /** Throws when an edge names an unknown region, a parent that is not above it, or two edges of a region overlap. */
  constructor(
    readonly version: string,
    regions: readonly Region[],
    edges: readonly RegionEdge[],
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
   * What a grant on the region covers: its subtree of that day, and the regions that ended below it (their past
   * figures stay with the last region that had them).
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
      };
      add(id);
      return [...covered].sort((a, b) => a - b);
    });
  }
}
