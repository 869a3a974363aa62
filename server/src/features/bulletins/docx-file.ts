// A bulletin as a Word document. Written part by part: the libraries that make such files write no charts, and put their own clock and
// random names into them, where the same edition shall give the same bytes.
import type { Bulletin, BulletinBlock } from '@shuangcheng/domain';
import { chartFrame, chartOf, chartXml, type DocxChart } from './docx-chart.js';
import { DOCX_STYLES } from './docx-styles.js';
import { factsXml, PAGE, paragraph, tableXml, xmlText } from './docx-text.js';
import { zipArchive, type ZipPart } from './zip-archive.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const contentTypes = (charts: readonly DocxChart[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD_TYPES}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD_TYPES}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${charts
    .map(
      (_, index) =>
        `<Override PartName="/word/charts/chart${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
    )
    .join('')}</Types>`;

/** The dates are the edition's: whoever writes the document again gets the same one. */
const coreProperties = ({ title, publishedAt }: Bulletin): string => {
  const instant = `${publishedAt.toISOString().slice(0, 19)}Z`;
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title.join(''))}</dc:title><dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`;
};

const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const footer = `${HEAD}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;

class DocxBody {
  readonly charts: DocxChart[] = [];

  async block(block: BulletinBlock): Promise<string> {
    if (block.kind === 'HEADING') return paragraph('Heading1', block.text);
    if (block.kind === 'PARAGRAPH') return paragraph('Normal', block.text);
    const chart = await chartOf(block.table);
    if (chart) this.charts.push(chart);
    return tableXml(block.table, chart ? chartFrame(chart, this.charts.length) : '');
  }
}

/** A document does not end with a table; this one takes no room, and so no page. */
const LAST_PARAGRAPH =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>';
const section = `<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>`;

const chartParts = (charts: readonly DocxChart[]): ZipPart[] =>
  charts.flatMap((chart, index) => [
    { name: `word/charts/chart${index + 1}.xml`, content: chartXml(chart) },
    {
      name: `word/charts/_rels/chart${index + 1}.xml.rels`,
      content: relations([['rId1', `${RELATIONS}/package`, `../embeddings/chart${index + 1}.xlsx`]]),
    },
    { name: `word/embeddings/chart${index + 1}.xlsx`, content: chart.workbook },
  ]);

/** The bytes of the document: the same bulletin gives the same bytes. */
export const writeDocx = async (bulletin: Bulletin): Promise<Buffer> => {
  const body = new DocxBody();
  const blocks: string[] = [];
  for (const block of bulletin.blocks) blocks.push(await body.block(block));
  const { charts } = body;
  const document = `${HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>${paragraph('Title', ...bulletin.title)}${factsXml(bulletin.facts)}${blocks.join('')}${LAST_PARAGRAPH}${section}</w:body></w:document>`;
  return zipArchive([
    { name: '[Content_Types].xml', content: contentTypes(charts) },
    {
      name: '_rels/.rels',
      content: relations([
        ['rId1', `${RELATIONS}/officeDocument`, 'word/document.xml'],
        ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    },
    { name: 'docProps/core.xml', content: coreProperties(bulletin) },
    { name: 'word/document.xml', content: document },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations([
        ['styles', `${RELATIONS}/styles`, 'styles.xml'],
        ['footer1', `${RELATIONS}/footer`, 'footer1.xml'],
        ...charts.map((_, index) => [`chart${index + 1}`, `${RELATIONS}/chart`, `charts/chart${index + 1}.xml`] as const),
      ]),
    },
    { name: 'word/styles.xml', content: DOCX_STYLES },
    { name: 'word/footer1.xml', content: footer },
    ...chartParts(charts),
  ]);
};
