// From what was asked for to what has to be written: checked against the tree as it is at that moment, nothing read or written.
import {
  findStrayCharacter,
  problem,
  type Day,
  type Details,
  type Problem,
  type ProblemCode,
  type Region,
  type RegionId,
  type RegionLevel,
  type RegionTree,
} from '@shuangcheng/domain';
import type { PreparedChange, RegionChanges } from '@shuangcheng/tenants';
import type { GivenDetails } from '../institutions/register-row.js';

export interface NewInstitution extends GivenDetails {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly system: string;
  readonly region?: string | null;
  readonly keyUnit?: boolean | null;
}
export interface InstitutionStep {
  readonly kind: 'MOVE' | 'MERGE' | 'SPLIT' | 'CLOSE';
  readonly institutions: readonly string[];
  readonly toRegion?: string | null;
  readonly into?: string | null;
  readonly newInstitutions?: readonly NewInstitution[] | null;
  readonly closeOriginal?: boolean | null;
}
export interface RegionTarget {
  readonly code: string;
  /** Given: the region is set up by this reorganisation, so its code must be nobody's, neither now nor before. */
  readonly name?: string | null;
  readonly level?: RegionLevel | 'INSTITUTION' | null;
  readonly parent?: string | null;
}
export interface RegionStep {
  readonly kind: 'MERGE_REGIONS' | 'SPLIT_REGION' | 'MOVE_REGION';
  readonly regions: readonly string[];
  readonly into?: RegionTarget | null;
  readonly institutions?: readonly string[] | null;
  readonly parent?: string | null;
}
export interface Steps {
  readonly regions: readonly RegionStep[];
  readonly institutions: readonly InstitutionStep[];
}

/** Institutions named one by one, and what becomes of them. */
export interface NamedChange {
  readonly code: string;
  readonly path: readonly string[];
  readonly toRegion: RegionId | null;
  readonly ends: boolean;
  /** An institution that has to be there and open: what it merges into. */
  readonly needs: string | null;
}
export interface ReorganisationPlan {
  readonly regions: RegionChanges;
  /** Regions that end, and where what is not named goes. */
  readonly follows: ReadonlyMap<RegionId, RegionId>;
  readonly named: readonly NamedChange[];
  readonly added: readonly { readonly institution: NewInstitution; readonly of: string; readonly path: readonly string[] }[];
  readonly rehung: readonly { readonly regionId: RegionId; readonly from: RegionId; readonly to: RegionId }[];
}

/** The steps of a prepared change with the code that the bureau entered. */
export const preparedStep = (prepared: PreparedChange, code: string): RegionStep => ({
  kind: 'MERGE_REGIONS',
  regions: prepared.abolished.map((region) => region.code),
  into: { code, name: prepared.created.name, level: prepared.created.level, parent: prepared.created.parent },
});

const DEPTH: Readonly<Record<RegionLevel, number>> = { PROVINCE: 0, CITY: 1, COUNTY: 2 };
const LONGEST_NAME = 40;

class Planner {
  readonly problems: Problem[] = [];
  readonly added = new Map<RegionId, Region & { readonly parentId: RegionId }>();
  readonly ended = new Set<RegionId>();
  readonly begun: { regionId: RegionId; parentId: RegionId }[] = [];
  readonly successions: { fromId: RegionId; toId: RegionId; whole: boolean }[] = [];
  readonly follows = new Map<RegionId, RegionId>();
  readonly named = new Map<string, NamedChange>();
  readonly newInstitutions: { institution: NewInstitution; of: string; path: readonly string[] }[] = [];
  readonly rehung: { regionId: RegionId; from: RegionId; to: RegionId }[] = [];

  constructor(
    private readonly tree: RegionTree,
    private readonly tenantId: number,
    private readonly on: Day,
  ) {}

  #refuse(code: ProblemCode, path: readonly string[], details: Details = {}): null {
    this.problems.push(problem(code, path, details));
    return null;
  }

  /** A region of the province that exists on the day, and is not formed from others after it. */
  #existing(code: string, path: readonly string[]): Region | null {
    const region = this.tree.findByCode(code);
    if (!region || region.tenantId !== this.tenantId) return this.#refuse('UNKNOWN_REGION', path, { actual: code });
    if (!this.tree.existsOn(region.id, this.on)) return this.#refuse('REGION_NOT_ON_DAY', path, { region: code, day: this.on });
    return region;
  }

  /** The same for a region that takes others in: it must not have ended since. */
  #lasting(code: string, path: readonly string[]): Region | null {
    const region = this.#existing(code, path);
    if (!region || this.tree.edgesOf(region.id).at(-1)!.validTo === null) return region;
    return this.#refuse('LATER_CHANGE', path, { what: `区划 ${code}`, day: this.on });
  }

  /** A region whose present edge can end on the day: it began before, and nothing is recorded after it. */
  #changeable(code: string, path: readonly string[]): Region | null {
    const region = this.#existing(code, path);
    if (!region) return null;
    const edges = this.tree.edgesOf(region.id);
    const edge = edges.at(-1)!;
    if (edge.validFrom > this.on || edge.validTo !== null)
      return this.#refuse('LATER_CHANGE', path, { what: `区划 ${code}`, day: this.on });
    if (edge.validFrom === this.on) return this.#refuse('REGION_NOT_ON_DAY', path, { region: code, day: this.on });
    if (region.level === 'PROVINCE') return this.#refuse('BAD_STEP', path, { expected: '省级区划不能调整' });
    if (this.ended.has(region.id) || this.rehung.some((each) => each.regionId === region.id))
      return this.#refuse('BAD_STEP', path, { expected: `区划 ${code} 在同次调整中出现了两次` });
    return region;
  }

  /** The region into which others go: one that is there, or a new one under the code that was given. */
  #target(target: RegionTarget, like: Region, path: readonly string[]): RegionId | null {
    const { code } = target;
    const prefix = String(this.tenantId).slice(0, 2);
    if (!/^[1-9]\d{5}$/.test(code) || !code.startsWith(prefix))
      return this.#refuse('BAD_REGION_CODE', [...path, 'code'], { expected: prefix, actual: code });
    const id = Number(code);
    const known = this.tree.find(id);
    if (known) {
      if (target.name?.trim() || known.tenantId !== this.tenantId || !this.tree.existsOn(id, this.on))
        return this.#refuse('REGION_CODE_TAKEN', [...path, 'code'], { actual: code });
      if (!this.#lasting(code, [...path, 'code'])) return null;
      if (known.level !== like.level) return this.#refuse('BAD_STEP', path, { expected: `区划 ${code} 应与原区划同级` });
      return id;
    }
    if (this.added.has(id)) return id;
    return this.#add(target, like, path);
  }

  #add(target: RegionTarget, like: Region, path: readonly string[]): RegionId | null {
    const name = target.name?.trim() ?? '';
    if (name === '' || [...name].length > LONGEST_NAME)
      return this.#refuse('BAD_FIELD', [...path, 'name'], {
        field: '新设区划的名称',
        expected: `1 至 ${LONGEST_NAME} 个字`,
        actual: name,
      });
    const stray = findStrayCharacter(name, 'LINE');
    if (stray) return this.#refuse('CHARACTER_NOT_ALLOWED', [...path, 'name'], { field: '新设区划的名称', ...stray });
    const level = target.level ?? like.level;
    const above = target.parent ?? this.tree.parentOn(like.id, this.on)?.code;
    // Under one that has ended since, the new region would be out of the tree.
    const parent = above === undefined ? null : this.#lasting(above, [...path, 'parent']);
    if (!parent) return null;
    if (level === 'INSTITUTION' || DEPTH[parent.level] >= DEPTH[level] || level !== like.level)
      return this.#refuse('BAD_STEP', path, { expected: '新设区划应与原区划同级，并在上级之下' });
    const id = Number(target.code);
    this.added.set(id, { id, code: target.code, tenantId: this.tenantId, name, level, parentId: parent.id });
    return id;
  }

  #mergeRegions(step: RegionStep, path: readonly string[]): void {
    if (new Set(step.regions).size < step.regions.length) {
      this.#refuse('BAD_STEP', [...path, 'regions'], { expected: '每个区划只列一次' });
      return;
    }
    const sources = step.regions
      .map((code, index) => (code === step.into?.code ? null : this.#changeable(code, [...path, 'regions', String(index)])))
      .filter((region) => region !== null);
    if (!step.into || sources.length === 0) {
      if (this.problems.length === 0) this.#refuse('BAD_STEP', path, { expected: 'regions 至少一个，into 给出并入的区划' });
      return;
    }
    const target = this.#target(step.into, sources[0]!, [...path, 'into']);
    if (target === null) return;
    for (const source of sources) {
      this.ended.add(source.id);
      this.follows.set(source.id, target);
      this.successions.push({ fromId: source.id, toId: target, whole: true });
      for (const child of this.tree.childrenOn(source.id, this.on)) this.#rehang(child, source.id, target, path);
      // Recorded already, they would be left under a region that has ended.
      for (const { code } of this.tree.childrenAfter(source.id, this.on))
        this.#refuse('LATER_CHANGE', path, { what: `区划 ${code}`, day: this.on });
    }
  }

  /** Puts a region under another parent. What ends in the same reorganisation ends where it is. */
  #rehang(region: Region, from: RegionId, to: RegionId, path: readonly string[]): void {
    if (this.ended.has(region.id)) return;
    const edge = this.tree.edgesOf(region.id).at(-1)!;
    if (edge.validFrom >= this.on || edge.validTo !== null) {
      this.#refuse('LATER_CHANGE', path, { what: `区划 ${region.code}`, day: this.on });
      return;
    }
    this.ended.add(region.id);
    this.begun.push({ regionId: region.id, parentId: to });
    this.rehung.push({ regionId: region.id, from, to });
  }

  #splitRegion(step: RegionStep, path: readonly string[]): void {
    const codes = step.institutions ?? [];
    if (step.regions.length !== 1 || !step.into || codes.length === 0) {
      this.#refuse('BAD_STEP', path, { expected: 'regions 恰好一个，into 给出划入的区划，institutions 列出划走的机构' });
      return;
    }
    const source = this.#existing(step.regions[0]!, [...path, 'regions', '0']);
    const target = source && this.#target(step.into, source, [...path, 'into']);
    if (!source || target === null) return;
    if (target === source.id) {
      this.#refuse('BAD_STEP', path, { expected: '划入的区划不同于原区划' });
      return;
    }
    this.successions.push({ fromId: source.id, toId: target, whole: false });
    codes.forEach((code, index) => this.#name(code, [...path, 'institutions', String(index)], { toRegion: target }));
  }

  #moveRegion(step: RegionStep, path: readonly string[]): void {
    if (step.regions.length === 0 || step.parent == null) {
      this.#refuse('BAD_STEP', path, { expected: 'regions 至少一个，parent 给出新的上级' });
      return;
    }
    const parent = this.#lasting(step.parent, [...path, 'parent']);
    step.regions.forEach((code, index) => {
      const at = [...path, 'regions', String(index)];
      const region = this.#changeable(code, at);
      if (!region || !parent) return;
      const from = this.tree.parentOn(region.id, this.on)!;
      if (DEPTH[parent.level] >= DEPTH[region.level] || from.id === parent.id)
        this.#refuse('BAD_STEP', at, { expected: '新的上级应高于该区划，且不同于现在的上级' });
      else this.#rehang(region, from.id, parent.id, at);
    });
  }

  #name(given: string, path: readonly string[], change: Partial<NamedChange>): void {
    const code = given.trim().toUpperCase();
    if (this.named.has(code)) {
      this.#refuse('DUPLICATE_INSTITUTION', path, { actual: code });
      return;
    }
    this.named.set(code, { code, path, toRegion: null, ends: false, needs: null, ...change });
  }

  regionStep(step: RegionStep, path: readonly string[]): void {
    if (step.kind === 'MERGE_REGIONS') this.#mergeRegions(step, path);
    else if (step.kind === 'SPLIT_REGION') this.#splitRegion(step, path);
    else this.#moveRegion(step, path);
  }

  #destination(code: string, path: readonly string[]): RegionId | null {
    const fresh = this.added.get(Number(code));
    if (fresh) return fresh.id;
    const region = this.#lasting(code, path);
    if (!region) return null;
    // A region that ends in this very reorganisation takes nobody in.
    if (this.follows.has(region.id)) return this.#refuse('REGION_NOT_ON_DAY', path, { region: code, day: this.on });
    return region.id;
  }

  institutionStep(step: InstitutionStep, path: readonly string[]): void {
    if (step.institutions.length === 0) {
      this.#refuse('BAD_STEP', path, { expected: 'institutions 列出机构' });
      return;
    }
    const each = (change: Partial<NamedChange>): void =>
      step.institutions.forEach((code, index) => this.#name(code, [...path, 'institutions', String(index)], change));
    switch (step.kind) {
      case 'MOVE': {
        if (step.toRegion == null) this.#refuse('BAD_STEP', path, { expected: 'MOVE 须给出 toRegion' });
        else {
          const toRegion = this.#destination(step.toRegion, [...path, 'toRegion']);
          if (toRegion !== null) each({ toRegion });
        }
        return;
      }
      case 'MERGE': {
        const into = step.into?.trim().toUpperCase() ?? '';
        const others = step.institutions.filter((code) => code.trim().toUpperCase() !== into);
        if (into === '' || others.length === 0) this.#refuse('BAD_STEP', path, { expected: 'MERGE 须给出 into，并列出并入的机构' });
        else
          step.institutions.forEach((code, index) => {
            if (code.trim().toUpperCase() !== into) this.#name(code, [...path, 'institutions', String(index)], { ends: true, needs: into });
          });
        return;
      }
      case 'SPLIT': {
        const parts = step.newInstitutions ?? [];
        if (step.institutions.length !== 1 || parts.length === 0)
          this.#refuse('BAD_STEP', path, { expected: 'SPLIT 须恰好给出一个机构，并列出分设的新机构' });
        else {
          const of = step.institutions[0]!.trim().toUpperCase();
          each({ ends: step.closeOriginal ?? false });
          parts.forEach((institution, index) =>
            this.newInstitutions.push({ institution, of, path: [...path, 'newInstitutions', String(index)] }),
          );
        }
        return;
      }
      case 'CLOSE':
        each({ ends: true });
    }
  }

  plan(): ReorganisationPlan {
    const regions: RegionChanges = {
      tenantId: this.tenantId,
      on: this.on,
      added: [...this.added.values()].map(({ parentId: _parent, ...region }) => region),
      ended: [...this.ended],
      begun: [...[...this.added.values()].map(({ id, parentId }) => ({ regionId: id, parentId })), ...this.begun],
      successions: this.successions,
    };
    return {
      regions,
      follows: this.follows,
      named: [...this.named.values()],
      added: this.newInstitutions,
      rehung: this.rehung,
    };
  }
}

/** What the steps come to on the day, or why they cannot be taken. */
export const planReorganisation = (
  tree: RegionTree,
  tenantId: number,
  on: Day,
  steps: Steps,
  pathOfRegionStep: (index: number) => readonly string[],
): { readonly plan: ReorganisationPlan; readonly problems: readonly Problem[] } => {
  const planner = new Planner(tree, tenantId, on);
  // Regions first: institutions may go to one that is new.
  steps.regions.forEach((step, index) => planner.regionStep(step, pathOfRegionStep(index)));
  steps.institutions.forEach((step, index) => planner.institutionStep(step, ['input', 'institutions', String(index)]));
  if (planner.named.size === 0 && planner.ended.size === 0 && planner.problems.length === 0)
    planner.problems.push(problem('BAD_STEP', ['input'], { expected: '至少给出一项 regions、institutions 或 prepared' }));
  return { plan: planner.plan(), problems: planner.problems };
};
