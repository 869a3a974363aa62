// Documents that other systems read: JSON and ADX (XML), written as their pages come.
import { ADX_NAMESPACE, formatPeriod, toXmlCharacters, type AdxAttributes, type AdxGroup, type Period } from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';

export interface ExportDocument {
  readonly title: string;
  /** Reads the next page only when the text before was taken. */
  chunks(db: TenantDb): AsyncIterable<string>;
}

/** What a JSON document says of itself, before its list. */
export interface DocumentHead {
  readonly format: string;
  readonly exported: Date;
  readonly region: string;
  readonly from: Period;
  readonly to: Period;
  readonly basis: 'APPROVED' | 'SUBMITTED';
}

/** One entry a line; the list is the last member, so that a reader knows all else before it. */
export const toJsonText = async function* (
  { exported, from, to, ...head }: DocumentHead,
  list: 'reports' | 'figures',
  pages: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  const { format, ...rest } = head;
  const said = JSON.stringify({ format, exported: exported.toISOString(), ...rest, from: formatPeriod(from), to: formatPeriod(to) });
  yield `${said.slice(0, -1)},"${list}":[`;
  let separator = '\n';
  for await (const page of pages) {
    if (page.length > 0) yield separator + page.map((entry) => JSON.stringify(entry)).join(',\n');
    if (page.length > 0) separator = ',\n';
  }
  yield '\n]}\n';
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** Text for an attribute; what XML has no character for is replaced. */
const attributeText = (text: string): string =>
  toXmlCharacters(text, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]!);
const attributes = (pairs: AdxAttributes): string => pairs.map(([name, value]) => ` ${name}="${attributeText(value)}"`).join('');
const groupText = (group: AdxGroup): string =>
  `<group${attributes(group.attributes)}>\n${group.values.map((value) => `<dataValue${attributes(value)}/>\n`).join('')}</group>\n`;

export const toAdxText = async function* (exported: Date, pages: AsyncIterable<readonly AdxGroup[]>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<adx xmlns="${ADX_NAMESPACE}" exported="${exported.toISOString()}">\n`;
  for await (const page of pages) yield page.map(groupText).join('');
  yield '</adx>\n';
};
