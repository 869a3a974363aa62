// Paragraphs and tables of a Word document, in the typography of official documents (GB/T 9704): 仿宋 for the text, 黑体 for headings.
import { isNumber, toXmlCharacters, type BulletinCell, type BulletinRow, type BulletinTable } from '@shuangcheng/domain';

/** Millimetres as twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
export const PAGE = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
} as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text for XML; what XML has no character for is left out. */
export const xmlText = (text: string): string => toXmlCharacters(text, '').replace(/[&<>"]/g, (character) => ESCAPES[character]!);

export type ParagraphStyle =
  'Title' | 'Heading1' | 'Normal' | 'TableTitle' | 'TableNote' | 'Cell' | 'CellCentred' | 'CellNumber' | 'CellHead';

/** Lines of one paragraph. */
export const paragraph = (style: ParagraphStyle, ...lines: readonly string[]): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${lines.map((text) => `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`).join('<w:r><w:br/></w:r>')}</w:p>`;

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>`)
  .join('');

const cell = (width: number, style: ParagraphStyle, text: string, more = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}<w:vAlign w:val="center"/></w:tcPr>${paragraph(style, text)}</w:tc>`;
const shading = (colour: string): string => `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`;

/** Widths that fill the text's width exactly. */
const widthsOf = (weights: readonly number[]): number[] => {
  const total = weights.reduce((acc, weight) => acc + weight, 0);
  const widths = weights.map((weight) => Math.floor((weight / total) * TEXT_WIDTH));
  widths[0]! += TEXT_WIDTH - widths.reduce((acc, width) => acc + width, 0);
  return widths;
};
const textOf = (content: BulletinCell): string => (isNumber(content) ? content.printed : content);
const isRank = (text: string): boolean => /^(?:\d+|—)$/.test(text);
const LONG = 14;
/** How the texts of each column stand: what is read stands left, what is glanced at in the middle. */
const textStyles = ({ header, rows }: BulletinTable): ParagraphStyle[] =>
  header.map((_, column) => {
    const texts = rows.flatMap((row) => {
      const content = 'group' in row ? null : row[column]!;
      return content === null || isNumber(content) ? [] : [content];
    });
    const read = texts.some((text) => text.length > LONG) || (column === 0 && !texts.every(isRank));
    return read ? 'Cell' : 'CellCentred';
  });

const rowXml = (row: BulletinRow, widths: readonly number[], styles: readonly ParagraphStyle[]): string => {
  const cells =
    'group' in row
      ? cell(TEXT_WIDTH, 'CellHead', row.group, `<w:gridSpan w:val="${widths.length}"/>${shading('F2F2F2')}`)
      : row.map((content, column) => cell(widths[column]!, isNumber(content) ? 'CellNumber' : styles[column]!, textOf(content))).join('');
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
};

const grid = (weights: readonly number[], rows: (widths: readonly number[]) => string): string => {
  const widths = widthsOf(weights);
  return `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows(widths)}</w:tbl>`;
};

/** Title, rows and notes. The header comes again on every page. */
export const tableXml = (content: BulletinTable, chart: string): string => {
  const { title, header, widths: weights, rows, notes } = content;
  const styles = textStyles(content);
  const table = grid(weights, (widths) => {
    const head = header.map((text, column) => cell(widths[column]!, 'CellHead', text, shading('DCE6F1'))).join('');
    return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${rows.map((row) => rowXml(row, widths, styles)).join('')}`;
  });
  return `${paragraph('TableTitle', title)}${table}${notes.map((note) => paragraph('TableNote', `注：${note}`)).join('')}${chart}`;
};

/** Names and values side by side, without a header. */
export const factsXml = (facts: readonly (readonly [string, string])[]): string =>
  grid([18, 82], ([left, right]) =>
    facts
      .map(
        ([name, value]) =>
          `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(left!, 'CellHead', name, shading('F2F2F2'))}${cell(right!, 'Cell', value)}</w:tr>`,
      )
      .join(''),
  );
