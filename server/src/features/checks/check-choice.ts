// Who is in a check and why: drawn at random, a key unit, worth a second look, or named.
import {
  Decimal,
  changedByMoreThanATenth,
  drawSample,
  frameHashOf,
  type Candidate,
  type CheckKind,
  type ChosenAs,
  type DrawnStratum,
} from '@shuangcheng/domain';
import type { DrawnStratumRow } from '@shuangcheng/schema';
import type { FrameRow, NewItem, StockPair } from './check-opening.store.js';

const LEAST_PERCENT = new Decimal(5);
export const WHOLE = new Decimal(100);

/** The rate where none is given: 5 % (钦州 2015: at least that every year); a joint review looks at all, or at those named. */
export const rateFor = (kind: CheckKind, given: Decimal | null, named: boolean): Decimal | null =>
  given ?? (kind !== 'JOINT_REVIEW' ? LEAST_PERCENT : named ? null : WHOLE);
export const isRateAllowed = (percent: Decimal): boolean => percent.gte(LEAST_PERCENT) && percent.lte(WHOLE);

const candidatesOf = (frame: readonly FrameRow[]): Candidate[] =>
  frame.map(({ code, regionId, type, keyUnit }) => ({ code, stratum: `${regionId}|${type}`, certain: keyUnit }));

/** Whether people or area changed by more than a tenth (哈密 2022: verify again). */
const hasChangedStock = ({ area, areaBefore, people, peopleBefore }: StockPair): boolean =>
  [
    [area, areaBefore],
    [people, peopleBefore],
  ].some(([now, before]) => now != null && before != null && changedByMoreThanATenth(BigInt(now), BigInt(before)));

/** Why each institution would be worth a second look, by id. */
export const notesOf = (changes: readonly StockPair[], withFindings: readonly string[]): Map<string, string[]> => {
  const notes = new Map<string, string[]>();
  const add = (id: string, note: string): void => void notes.set(id, [...(notes.get(id) ?? []), note]);
  for (const pair of changes) if (hasChangedStock(pair)) add(pair.institutionId, 'STOCK_CHANGED');
  for (const id of withFindings) add(id, 'RULE_FINDINGS');
  return notes;
};

export interface Choice {
  readonly items: readonly Omit<NewItem, 'assignedRegionId'>[];
  readonly strata: readonly DrawnStratumRow[];
  readonly frameHash: string;
}

const rowOf = ({ stratum, certain, population, drawn }: DrawnStratum, byCode: ReadonlyMap<string, FrameRow>): DrawnStratumRow => {
  const { regionId, type } = byCode.get(drawn[0]!)!;
  if (stratum !== `${regionId}|${type}`) throw new Error(`${drawn[0]} was drawn from ${stratum}`);
  return { regionId, type, certain, population, sampled: drawn.length };
};

/** The sample of a seed from the frame, with those added on purpose beside it: nobody is in it twice. */
export const chooseItems = (
  frame: readonly FrameRow[],
  draw: { readonly percent: Decimal | null; readonly seed: string },
  notes: ReadonlyMap<string, readonly string[]>,
  added: { readonly target: readonly string[]; readonly named: ReadonlySet<string> },
): Choice => {
  const byCode = new Map(frame.map((row) => [row.code, row]));
  const candidates = candidatesOf(frame);
  const drawn = draw.percent === null ? [] : drawSample(candidates, draw.percent.div(WHOLE), draw.seed);
  const chosen = new Map<string, ChosenAs>();
  const all = draw.percent?.eq(WHOLE) ?? false;
  for (const stratum of drawn) for (const code of stratum.drawn) chosen.set(code, stratum.certain ? 'CERTAIN' : all ? 'CENSUS' : 'RANDOM');
  for (const { code, institutionId } of frame) {
    if (chosen.has(code)) continue;
    if (added.named.has(code)) chosen.set(code, 'NAMED');
    else if (notes.get(institutionId)?.some((note) => added.target.includes(note))) chosen.set(code, 'TARGETED');
  }
  const items = [...chosen].map(([code, chosenAs]) => {
    const row = byCode.get(code)!;
    return { ...row, chosenAs, notableFor: notes.get(row.institutionId) ?? [] };
  });
  return { items, strata: drawn.map((stratum) => rowOf(stratum, byCode)), frameHash: frameHashOf(candidates) };
};
