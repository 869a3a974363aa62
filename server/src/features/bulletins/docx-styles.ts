// The styles of a Word document by GB/T 9704: title 小标宋 二号, headings 黑体 三号, text 仿宋 三号 with two characters indented and lines of
// 28 points; tables are smaller. Latin letters and digits are Times New Roman.
const fonts = (eastAsian: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsian}"/>`;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly font: string;
  /** Half points. */
  readonly size: number;
  readonly colour?: string;
  /** Of the paragraph: alignment, spacing, indent. */
  readonly paragraph: string;
}
const spacing = (line: number, before = 0, after = 0): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`;
const tight = '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>';

const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    font: '方正小标宋简体',
    size: 44,
    paragraph: `${spacing(640, 200, 360)}<w:jc w:val="center"/>`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    font: '黑体',
    size: 32,
    paragraph: `<w:keepNext/>${spacing(560, 200, 80)}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>`,
  },
  {
    id: 'TableTitle',
    name: 'Table Title',
    font: '黑体',
    size: 24,
    paragraph: `<w:keepNext/>${spacing(400, 240, 80)}<w:jc w:val="center"/>`,
  },
  {
    id: 'TableNote',
    name: 'Table Note',
    font: '仿宋_GB2312',
    size: 18,
    colour: '404040',
    paragraph: '<w:spacing w:before="40" w:after="40" w:line="260" w:lineRule="exact"/>',
  },
  { id: 'Cell', name: 'Table Cell', font: '仿宋_GB2312', size: 20, paragraph: tight },
  { id: 'CellCentred', name: 'Table Cell Centred', font: '仿宋_GB2312', size: 20, paragraph: `${tight}<w:jc w:val="center"/>` },
  { id: 'CellNumber', name: 'Table Cell Number', font: '仿宋_GB2312', size: 20, paragraph: `${tight}<w:jc w:val="right"/>` },
  { id: 'CellHead', name: 'Table Head', font: '黑体', size: 19, paragraph: `${tight}<w:jc w:val="center"/>` },
  { id: 'Footer', name: 'footer', font: '宋体', size: 28, paragraph: '<w:jc w:val="center"/>' },
];

const BUILT_IN = ['Title', 'Heading1', 'Footer'];
const styleXml = ({ id, name, font, size, colour, paragraph }: Style): string =>
  `<w:style w:type="paragraph" w:customStyle="${BUILT_IN.includes(id) ? 0 : 1}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Base"/><w:pPr>${paragraph}</w:pPr><w:rPr>${fonts(font)}${colour ? `<w:color w:val="${colour}"/>` : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;

export const DOCX_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:customStyle="1" w:styleId="Base"><w:name w:val="Base"/></w:style><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:basedOn w:val="Base"/><w:pPr>${spacing(560)}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr></w:style>${STYLES.map(styleXml).join('')}</w:styles>`;
