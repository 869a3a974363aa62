// Reports as other systems exchange them: an exchanged report becomes one row of the sheet that a spreadsheet is read by, so that
// whatever its format an import judges it by the same rules.
import { SHEET_COLUMNS, type SheetColumn } from '../imports/report-sheet.js';
import { ACQUISITIONS, getItem, type Acquisition, type ItemCode } from '../items/items.js';
import { acquisitionText, OFFICIAL_COLUMNS, type OfficialColumn } from '../items/official-codes.js';
import { problem, type Details, type Problem, type ProblemCode } from '../problems.js';

/** The formats by name and version: what an exchanged file says that it is. Another version is another name. */
export const REPORTS_FORMAT = 'shuangcheng-reports/1';
export const FIGURES_FORMAT = 'shuangcheng-figures/1';

const READ: readonly SheetColumn['kind'][] = ['INSTITUTION', 'PERIOD', 'QUANTITY', 'COST', 'ITEM_HOW'];
/** The header under which exchanged reports are read: the official codes. */
export const EXCHANGE_HEADER: readonly string[] = SHEET_COLUMNS.filter(({ kind }) => READ.includes(kind)).map(({ code }) => code);
const columnAt = new Map(EXCHANGE_HEADER.map((code, index) => [code, index]));

/** An official code on its own names a quantity or a cost. */
const byCode: ReadonlyMap<string, OfficialColumn> = new Map(
  OFFICIAL_COLUMNS.filter(({ content }) => content !== 'ACQUISITION').map((column) => [column.code, column]),
);
export const findOfficialCode = (code: string): OfficialColumn | null => byCode.get(code) ?? null;
const codes = (content: 'QUANTITY' | 'COST'): ReadonlyMap<ItemCode, string> =>
  new Map(OFFICIAL_COLUMNS.filter((column) => column.content === content).map(({ item, code }) => [item, code]));
const [quantityCodes, costCodes] = [codes('QUANTITY'), codes('COST')];
export const quantityCodeOf = (item: ItemCode): string => quantityCodes.get(item)!;
export const costCodeOf = (item: ItemCode): string | null => costCodes.get(item) ?? null;
export const COST_UNIT = 'CNY';

/** Of one report: nobody reads more. */
const MOST_PROBLEMS = 20;

/** One report on its way in: cells of the sheet, and what is wrong with how they were written. */
export class ExchangeRow {
  readonly #cells: string[] = new Array<string>(EXCHANGE_HEADER.length).fill('');
  readonly #given = new Set<string>();
  readonly problems: Problem[] = [];

  constructor(institution: string, period: string) {
    this.#cells[columnAt.get('ORG')!] = institution;
    this.#cells[columnAt.get('PERIOD')!] = period;
  }
  get cells(): readonly string[] {
    return this.#cells;
  }

  refuse(code: ProblemCode, path: string, details: Details = {}): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem(code, [path], details));
  }

  /** Names the fields that are none of the known ones. */
  refuseOthers(fields: Iterable<string>, known: readonly string[], path: string): void {
    for (const field of fields)
      if (!known.includes(field)) this.refuse('EXCHANGE_FIELD', path, { actual: field, expected: known.join('、') });
  }

  /** Each code is written once, be it as a quantity or as not applicable. */
  #claim(code: string): void {
    if (this.#given.has(code)) this.refuse('DUPLICATE_ITEM', code, { item: code });
    this.#given.add(code);
  }

  #checkUnit(code: string, unit: string | undefined, expected: string): void {
    if (unit !== undefined && unit !== expected) this.refuse('EXCHANGE_UNIT', code, { item: code, expected, actual: unit });
  }

  setQuantity(item: ItemCode, quantity: string, how: string | undefined, carried: boolean, unit: string | undefined): void {
    const code = quantityCodeOf(item);
    this.#claim(code);
    this.#checkUnit(code, unit, getItem(item).unit);
    this.#cells[columnAt.get(code)!] = quantity;
    if (how !== undefined) this.#setAcquisition(code, how, carried);
    else if (carried) this.refuse('UNKNOWN_ACQUISITION', `${code}H`, { actual: '' });
  }

  #setAcquisition(code: string, how: string, carried: boolean): void {
    const acquisition: Acquisition | undefined = ACQUISITIONS.find((known) => known === how);
    if (acquisition) this.#cells[columnAt.get(`${code}H`)!] = acquisitionText(acquisition, { notApplicable: false, carried });
    else this.refuse('UNKNOWN_ACQUISITION', `${code}H`, { actual: how });
  }

  setCost(item: ItemCode, cost: string, unit: string | undefined): void {
    const code = costCodeOf(item)!;
    this.#claim(code);
    this.#checkUnit(code, unit, COST_UNIT);
    this.#cells[columnAt.get(code)!] = cost;
  }

  setNotApplicable(item: ItemCode): void {
    const code = quantityCodeOf(item);
    this.#claim(code);
    this.#cells[columnAt.get(`${code}H`)!] = acquisitionText('METERED', { notApplicable: true, carried: false });
  }
}
