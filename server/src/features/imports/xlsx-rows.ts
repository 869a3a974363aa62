// The rows of an XLSX's first sheet. hucre's own streaming reader keeps every row that its caller has not taken yet, and does not tell
// a formula from a value: this one waits for its caller, and names what is no plain value.
import { FILE_LIMITS, refuseFile, type FileRow, type RowSource } from './row-source.js';
import { readSheet } from './sheet-xml.js';
import { textOf } from './utf8-text.js';
import { attributesOf, elementsOf, findOpening, richText } from './xml-elements.js';
import { openZip, type ZipFile } from './zip-file.js';

const SMALL_PART_BYTES = 4 * 1024 * 1024;
const damaged = (at: string): Error => refuseFile('FILE_DAMAGED', { at });

/** A part as a whole, where it is small by nature. */
const readSmall = async (zip: ZipFile, name: string): Promise<string> => {
  const part = zip.parts.get(name);
  if (!part) throw damaged(`缺少 ${name}`);
  let text = '';
  for await (const piece of textOf(zip.stream(part, SMALL_PART_BYTES), 'XML')) text += piece;
  if (/<!DOCTYPE/i.test(text)) throw damaged('XML 含 DOCTYPE');
  return text;
};

/** The part of the first sheet, by the workbook's relations. */
const findSheet = async (zip: ZipFile): Promise<string> => {
  const workbook = await readSmall(zip, 'xl/workbook.xml');
  if (/date1904\s*=\s*["'](1|true)/.test(workbook)) throw damaged('工作簿使用 1904 年日期系统，请改为 1900');
  const sheet = findOpening(workbook, 'sheet');
  const id = sheet && [...attributesOf(sheet.attributes)].find(([name]) => name.endsWith(':id'))?.[1];
  if (!id) throw damaged('没有工作表');
  const relations = await readSmall(zip, 'xl/_rels/workbook.xml.rels');
  const prefix = findOpening(relations, 'Relationships')?.prefix ?? '';
  const relation = [...elementsOf(relations, `${prefix}Relationship`)]
    .map(({ attributes }) => attributesOf(attributes))
    .find((attributes) => attributes.get('Id') === id);
  const target = relation?.get('Target');
  if (!target || relation?.get('TargetMode') === 'External') throw damaged('没有工作表');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
};

/** The strings that cells refer to, by number. Bounded in number and size: they must be in memory together. */
const readSharedStrings = async (zip: ZipFile): Promise<string[]> => {
  const part = zip.parts.get('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (!part) return strings;
  let rest = '';
  let prefix: string | null = null;
  for await (const text of textOf(zip.stream(part, FILE_LIMITS.sharedStringBytes), 'XML')) {
    rest += text;
    if (prefix === null) {
      if (/<!DOCTYPE/i.test(rest)) throw damaged('XML 含 DOCTYPE');
      prefix = findOpening(rest, 'sst')?.prefix ?? null;
    }
    let used = 0;
    for (const { body, end } of prefix === null ? [] : elementsOf(rest, `${prefix}si`)) {
      used = end;
      if (strings.length === FILE_LIMITS.sharedStrings)
        throw refuseFile('FILE_EXPANDS', { part: 'sharedStrings', expected: `${FILE_LIMITS.sharedStrings} 个` });
      strings.push(richText(body, prefix ?? ''));
    }
    rest = rest.slice(used);
    if (rest.length > FILE_LIMITS.rowBytes * 4) throw damaged('共享字符串');
  }
  return strings;
};

/** Opens an XLSX and finds its first sheet. Throws FileRefusal. */
export const openXlsx = async (path: string): Promise<RowSource> => {
  const zip = await openZip(path);
  async function* read(): AsyncGenerator<readonly FileRow[]> {
    const name = await findSheet(zip);
    const part = zip.parts.get(name);
    if (!part) throw damaged(`缺少 ${name.slice(0, 60)}`);
    const shared = await readSharedStrings(zip);
    yield* readSheet(textOf(zip.stream(part, FILE_LIMITS.sheetBytes), 'XML'), shared);
  }
  return { blocks: read(), readBytes: () => zip.readBytes(), close: () => zip.close().catch(() => undefined) };
};
