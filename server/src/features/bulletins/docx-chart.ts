// A bar chart of a Word document: native, so that it is drawn in the reader's own fonts, with the workbook behind it that "edit data" opens.
import { drawnChart, type Bar, type BulletinTable } from '@shuangcheng/domain';
import { writeXlsx } from 'hucre/xlsx';
import { xmlText } from './docx-text.js';

export interface DocxChart {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly workbook: Uint8Array;
}

const BAR_EMU = 216_000;
const FRAME_EMU = 720_000;
/** A page's text is 225 mm high. */
const HIGHEST_EMU = 7_700_000;
const WIDTH_EMU = 5_600_000;
export const heightOf = ({ bars }: DocxChart): number => Math.min(HIGHEST_EMU, FRAME_EMU + bars.length * BAR_EMU);
/** The table's chart with its workbook; null where it has none. */
export const chartOf = async (table: BulletinTable): Promise<DocxChart | null> => {
  const drawn = drawnChart(table);
  if (!drawn) return null;
  const { title, bars } = drawn;
  const created = new Date(0);
  const rows = [[table.header[table.chart!.labelColumn]!, title], ...bars.map(({ label, value }) => [label, Number(value.printed)])];
  const workbook = await writeXlsx({ properties: { created, modified: created }, sheets: [{ name: 'Sheet1', rows }] });
  return { title, bars, workbook };
};

const points = (texts: readonly string[]): string =>
  `<c:ptCount val="${texts.length}"/>${texts.map((text, index) => `<c:pt idx="${index}"><c:v>${xmlText(text)}</c:v></c:pt>`).join('')}`;
const fonts = '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋_GB2312"/>';
const textProperties = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}">${fonts}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
const line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>';

/** The chart's part. The first bar stands on top. */
export const chartXml = ({ title, bars }: DocxChart): string => {
  const last = bars.length + 1;
  const series = `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>${points([title])}</c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="4F81BD"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(800)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache>${points(bars.map(({ label }) => label))}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>0.00</c:formatCode>${points(bars.map(({ value }) => value.printed))}</c:numCache></c:numRef></c:val></c:ser>`;
  const axes = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${textProperties(800)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0.00" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="1">${fonts}</a:defRPr></a:pPr><a:r><a:rPr lang="zh-CN" sz="1100" b="1">${fonts}</a:rPr><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${axes}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
};

/** The chart's place in the text. */
export const chartFrame = (chart: DocxChart, number: number): string =>
  `<w:p><w:pPr><w:pStyle w:val="CellCentred"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${WIDTH_EMU}" cy="${heightOf(chart)}"/><wp:docPr id="${number}" name="图 ${number}" descr="${xmlText(chart.title)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="chart${number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
