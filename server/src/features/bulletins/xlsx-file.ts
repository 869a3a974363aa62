// A bulletin as a spreadsheet: the front, a sheet for each table as it is printed, with its chart, and every figure exactly as published.
import { drawnChart, isNumber, type Bulletin, type BulletinCell, type BulletinTable } from '@shuangcheng/domain';
import { writeXlsx, type CellStyle, type SheetChart, type WriteSheet } from 'hucre/xlsx';
import { ExactNumber, spreadsheetValue } from '../table-cell.js';

type Value = string | number | null;
const FONT = '仿宋';
const edge = { style: 'thin', color: { rgb: '7F7F7F' } } as const;
const border = { top: edge, bottom: edge, left: edge, right: edge };
const text: CellStyle = { font: { name: FONT, size: 11 }, alignment: { vertical: 'center', wrapText: true } };
const title: CellStyle = { font: { name: '黑体', size: 14 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };
const note: CellStyle = { font: { name: FONT, size: 9, color: { rgb: '404040' } }, alignment: { wrapText: true, vertical: 'top' } };
const filled = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const head: CellStyle = { ...title, font: { name: '黑体', size: 10 }, fill: filled('DCE6F1'), border };
const group: CellStyle = { ...head, fill: filled('F2F2F2') };
const body = (cell: BulletinCell, column: number): CellStyle => ({
  ...text,
  border,
  ...(!isNumber(cell) && (column > 0 || /^(?:\d+|—)$/.test(cell)) && { alignment: { ...text.alignment, horizontal: 'center' } }),
  ...(isNumber(cell) && { numFmt: cell.printed.includes('.') ? '0.00' : '0', alignment: { horizontal: 'right', vertical: 'center' } }),
});

/** A sheet on its way: rows, and how their cells look. */
class Sheet {
  readonly rows: Value[][] = [];
  readonly styles = new Map<string, { style: CellStyle }>();
  readonly merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  readonly heights = new Map<number, { height: number }>();
  constructor(private readonly columns: number) {}

  add(values: readonly Value[], style: (column: number) => CellStyle, height: number): void {
    const row = this.rows.length;
    this.rows.push(Array.from({ length: this.columns }, (_, column) => values[column] ?? null));
    for (let column = 0; column < this.columns; column += 1) this.styles.set(`${row},${column}`, { style: style(column) });
    this.heights.set(row, { height });
  }
  /** As a sheet that prints on the width of a page. */
  page(name: string, widths: readonly number[]): WriteSheet {
    return {
      ...{ name, rows: this.rows, cells: this.styles, merges: this.merges, rowDefs: this.heights },
      columns: widths.map((width) => ({ width })),
      pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    };
  }
  /** One text over all columns. */
  span(value: string, style: CellStyle, height: number): void {
    if (this.columns > 1) this.merges.push({ startRow: this.rows.length, startCol: 0, endRow: this.rows.length, endCol: this.columns - 1 });
    this.add([value], () => style, height);
  }
}

const printedValue = (cell: BulletinCell): Value => (isNumber(cell) ? spreadsheetValue(new ExactNumber(cell.printed)) : cell);
const letter = (column: number): string => String.fromCharCode(65 + column);

/** Under the table: the rows that are drawn come first in it, below the title and the header. */
const chartsOf = (table: BulletinTable, below: number): SheetChart[] => {
  const drawn = drawnChart(table);
  if (!drawn) return [];
  const { labelColumn, valueColumn } = table.chart!;
  const bars = drawn.bars.length;
  const range = (column: number): string => `$${letter(column)}$3:$${letter(column)}$${bars + 2}`;
  return [
    {
      type: 'bar',
      title: drawn.title,
      titleFontSize: 12,
      legend: false,
      gapWidth: 40,
      series: [{ name: table.header[valueColumn]!, categories: range(labelColumn), values: range(valueColumn), color: '4F81BD' }],
      dataLabels: { showValue: true },
      axes: { x: { reverse: true, tickLblSkip: 1, labelFontSize: 8 } },
      anchor: { from: { row: below, col: 0 }, to: { row: below + 4 + Math.max(8, bars), col: table.header.length } },
    },
  ];
};

const SHEET_CHARACTERS = 92;
/** Chinese characters are twice as wide as a column's measure. */
const linesOf = (content: string, width: number): number => Math.max(1, Math.ceil((content.length * 2) / (width - 1)));

const tableSheet = (table: BulletinTable): WriteSheet => {
  const total = table.widths.reduce((acc, width) => acc + width, 0);
  const widths = table.widths.map((width) => Math.max(7, Math.round((width / total) * SHEET_CHARACTERS)));
  const heightOf = (cells: readonly BulletinCell[]): number =>
    16 * Math.max(...cells.map((cell, column) => (isNumber(cell) ? 1 : linesOf(cell, widths[column]!))));
  const sheet = new Sheet(table.header.length);
  sheet.span(table.title, title, 30);
  sheet.add(table.header, () => head, heightOf(table.header) + 4);
  for (const row of table.rows)
    if ('group' in row) sheet.span(row.group, group, 16);
    else sheet.add(row.map(printedValue), (column) => body(row[column]!, column), heightOf(row));
  for (const each of table.notes) sheet.span(`注：${each}`, note, 14 * linesOf(each, SHEET_CHARACTERS));
  return { ...sheet.page(table.name, widths), freezePane: { rows: 2 }, charts: chartsOf(table, sheet.rows.length + 1) };
};

/** The figures themselves: numbers that a double cannot show are text. */
const dataSheet = ({ name, header, rows }: BulletinTable): WriteSheet => ({
  name,
  rows: [
    [...header],
    ...rows.map((row) =>
      'group' in row
        ? [row.group]
        : row.map((cell): Value => (isNumber(cell) ? spreadsheetValue(new ExactNumber(cell.exact.toFixed())) : cell || null)),
    ),
  ],
  columns: header.map((heading) => ({ width: Math.max(10, heading.length * 2) })),
  freezePane: { rows: 1 },
});

const FRONT_WIDTHS = [22, 70];
const frontSheet = (bulletin: Bulletin): WriteSheet => {
  const sheet = new Sheet(2);
  const whole = (content: string): number => 17 * linesOf(content, SHEET_CHARACTERS);
  sheet.span(bulletin.title.join(''), { ...title, font: { name: '黑体', size: 18 } }, 48);
  for (const [name, value] of bulletin.facts)
    sheet.add([name, value], (column) => (column === 0 ? group : { ...text, border }), 17 * Math.ceil(value.length / 66));
  for (const block of bulletin.blocks) {
    if (block.kind === 'HEADING') sheet.span(block.text, { ...text, font: { name: '黑体', size: 12 } }, 26);
    else if (block.kind === 'PARAGRAPH') sheet.span(block.text, text, whole(block.text));
    else sheet.span(`见工作表“${block.table.name}”：${block.table.title}`, text, 17);
  }
  return sheet.page('通报', FRONT_WIDTHS);
};

/** The bytes of the workbook: the same bulletin gives the same bytes. */
export const writeBulletinXlsx = async (bulletin: Bulletin): Promise<Uint8Array> => {
  const tables = bulletin.blocks.flatMap((block) => (block.kind === 'TABLE' ? [block.table] : []));
  const { publishedAt } = bulletin;
  return writeXlsx({
    properties: { title: bulletin.title.join(''), created: publishedAt, modified: publishedAt },
    sheets: [frontSheet(bulletin), ...tables.map(tableSheet), dataSheet(bulletin.data)],
  });
};
