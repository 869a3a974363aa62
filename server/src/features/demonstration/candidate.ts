// An institution that a region could have: what names lists are made of.
import type { SystemCode } from '@shuangcheng/domain';
import { KINDS, type InstitutionKind, type KindName } from './institution-kinds.js';

export interface Candidate {
  /** Without the region in front. */
  readonly name: string;
  readonly kind: InstitutionKind;
  readonly system: SystemCode;
  /** The first two characters of its credit code: 11 organ, 12 public service, 13 mass organisation, 51 association. */
  readonly codeKind: '11' | '12' | '13' | '51';
}

const codeKindOf = (kind: KindName): Candidate['codeKind'] => {
  if (kind === 'MASS_ORGANISATION') return '13';
  if (kind === 'ASSOCIATION') return '51';
  return KINDS[kind].type === 'STATE_ORGAN' ? '11' : '12';
};

/** A candidate of a kind, in the kind's own system unless another is given. */
export const candidate = (name: string, kind: KindName, system: SystemCode = KINDS[kind].system): Candidate => ({
  name,
  kind: KINDS[kind],
  system,
  codeKind: codeKindOf(kind),
});

/** Candidates from "name name …", all of one kind. */
export const candidates = (names: string, kind: KindName, system?: SystemCode): Candidate[] =>
  names.split(' ').map((name) => candidate(name, kind, system));
