// Institutions before they are scaled to totals: who they are, and how large each is beside the others.
import type { Day, Region } from '@shuangcheng/domain';
import type { Candidate } from './candidate.js';
import { isInChengdu, isOnPlateau } from './district-weights.js';
import { groupsOf } from './group-names.js';
import { codeOf } from './identity.js';
import type { InstitutionCounts } from './institution-counts.js';
import { DEPARTMENT_COUNT, organsOf } from './organ-names.js';
import { hashText, streamOf } from './random-stream.js';
import { openedLater, servicesOf } from './service-names.js';
import { townsOf } from './towns.js';

export interface Draft {
  readonly region: Region;
  readonly candidate: Candidate;
  readonly name: string;
  readonly code: string;
  /** The subject of all the institution's random streams. */
  readonly key: number;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** Weights: people, m², hundredths of vehicles. */
  readonly people: number;
  readonly area: number;
  readonly vehicles: number;
}

export const FIRST_DAY: Day = '2020-01-01';
const SIZE = 2;
const TOWNS = 3;

const levelFactor = (region: Region): number => {
  if (region.level === 'PROVINCE') return 3;
  if (region.level === 'CITY') return isInChengdu(region.code) ? 2.6 : 1.8;
  return isInChengdu(region.code) ? 1.4 : isOnPlateau(region.code) ? 0.6 : 1;
};

const draftOf = (
  region: Region,
  candidate: Candidate,
  sequence: number,
  seed: number,
  life: Pick<Draft, 'validFrom' | 'validTo'>,
): Draft => {
  const code = codeOf(candidate.codeKind, region.code, sequence);
  const key = hashText(code);
  const stream = streamOf(seed, key, SIZE);
  const { kind } = candidate;
  const people = Math.max(3, Math.round(kind.people * levelFactor(region) * stream.spread(kind.sigma)));
  const area = Math.max(20, Math.round(people * kind.areaPerPerson * stream.spread(0.25)));
  const vehicles = Math.round(kind.vehicles * levelFactor(region) * stream.spread(0.4));
  return { region, candidate, name: region.name + candidate.name, code, key, people, area, vehicles, ...life };
};

/** Services at the end of the list that close in 2023, where the plans count the institutions. */
const CLOSING_DAYS: readonly Day[] = ['2023-03-01', '2023-07-01', '2023-09-01'];
const OPENING_DAYS: readonly Day[] = ['2022-01-01', '2022-03-01', '2022-07-01', '2022-09-01'];
const OPENED_SEQUENCE = 9001;

const townCount = ({ organs, services }: InstitutionCounts): number => {
  if (organs + services < 50) return 0;
  const forOrgans = Math.ceil((organs - DEPARTMENT_COUNT) / 3);
  return Math.min(40, Math.max(12, forOrgans, Math.round(services / 12)));
};

const taken = (list: readonly Candidate[], count: number, what: string, region: Region): readonly Candidate[] => {
  if (list.length < count) throw new Error(`${region.name} has names for ${list.length} ${what}, ${count} are needed`);
  return list.slice(0, count);
};

/** A region's institutions that exist on every day of 2020; `closing` lets the last services end in 2023. */
export const draftsOf = (region: Region, counts: InstitutionCounts, seed: number, closing: boolean): Draft[] => {
  const towns = region.level === 'COUNTY' ? townsOf(region, townCount(counts), streamOf(seed, region.id, TOWNS)) : [];
  const organs = taken(organsOf(region, towns), counts.organs, 'organs', region);
  const services = taken(servicesOf(region, towns), counts.services, 'services', region);
  const groups = taken(groupsOf(towns), counts.groups, 'groups', region);
  const closes = (index: number): Day | null => (closing ? (CLOSING_DAYS[services.length - 1 - index] ?? null) : null);
  const all = (list: readonly Candidate[], validTo: (index: number) => Day | null): Draft[] =>
    list.map((candidate, index) => draftOf(region, candidate, index + 1, seed, { validFrom: FIRST_DAY, validTo: validTo(index) }));
  return [...all(organs, () => null), ...all(services, closes), ...all(groups, () => null)];
};

/** Institutions that open in a region in 2022. */
export const openedDraftsOf = (region: Region, seed: number): Draft[] =>
  openedLater.map((candidate, index) =>
    draftOf(region, candidate, OPENED_SEQUENCE + index, seed, { validFrom: OPENING_DAYS[index]!, validTo: null }),
  );
