// The figures of a province's edition and of the one a year before, as the tables of its bulletin ask for them.
import type { Decimal } from '../decimal.js';
import type { EditionPlace } from '../editions/edition.js';
import { INDICATOR_CODES, type IndicatorCode } from '../indicators/definitions.js';
import { changePercent } from '../indicators/evaluate.js';
import { parsePeriod, type Period } from '../periods/period.js';
import { FiguresByRegion, type BulletinEdition } from './edition-facts.js';
import { printedUnitOf, type PrintedUnit } from './printed-number.js';

const provinceOf = ({ places }: BulletinEdition): EditionPlace => {
  const province = places.find(({ level }) => level === 'PROVINCE');
  if (!province) throw new Error('the edition has no province');
  return province;
};

export class ProvinceFigures {
  readonly now: FiguresByRegion;
  /** Null where nothing of the year before is published. */
  readonly before: FiguresByRegion | null;
  readonly period: Period;
  readonly province: EditionPlace;
  /** Null where nothing of the year before is published. */
  readonly provinceBefore: EditionPlace | null;
  readonly places: readonly EditionPlace[];
  readonly #units: ReadonlyMap<IndicatorCode, PrintedUnit>;

  /** Throws where an edition has no province. */
  constructor(edition: BulletinEdition, before: BulletinEdition | null) {
    this.now = new FiguresByRegion(edition.figures);
    this.before = before && new FiguresByRegion(before.figures);
    this.period = parsePeriod(edition.head.period)!;
    this.places = edition.places;
    this.province = provinceOf(edition);
    this.provinceBefore = before && provinceOf(before);
    this.#units = new Map(INDICATOR_CODES.map((code) => [code, printedUnitOf(code, [this.now.value(this.province.regionId, code)])]));
  }

  /** In which the province's own figure is printed. */
  unit(code: IndicatorCode): PrintedUnit {
    return this.#units.get(code)!;
  }
  yearOnYear(code: IndicatorCode): Decimal | null {
    const { regionId } = this.province;
    return changePercent(this.now.value(regionId, code), this.before?.value(regionId, code) ?? null);
  }
  children(): readonly EditionPlace[] {
    return this.places.filter(({ parentId }) => parentId === this.province.regionId);
  }
}
