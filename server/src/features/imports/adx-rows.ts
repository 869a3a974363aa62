// The reports of an ADX document, group by group, as rows of the sheet. Whatever is not ADX is refused where it begins: nothing nests
// deeper than adx, group, dataValue, annotation.
import { ADX_NAMESPACE, EXCHANGE_HEADER, readAdxGroup } from '@shuangcheng/domain';
import { createReadStream } from 'node:fs';
import { FILE_LIMITS, findCellProblems, refuseFile, type FileRow, type RowSource } from './row-source.js';
import { textOf } from './utf8-text.js';
import { tagsOf, type XmlTag } from './xml-tags.js';

const BLOCK_BYTES = 64 * 1024;
const damaged = (at: string): Error => refuseFile('FILE_DAMAGED', { at: `ADX：${at}` });

const PARENTS: Readonly<Record<string, string | null>> = { adx: null, group: 'adx', dataValue: 'group', annotation: 'dataValue' };

type Attributes = ReadonlyMap<string, string>;
interface OpenElement {
  readonly name: string;
  readonly local: string;
  readonly namespaces: Attributes;
}

/** Attributes of ADX itself: those with a prefix (xsi:schemaLocation, xmlns:x) belong to others. */
const ownAttributes = ({ attributes, qualified }: XmlTag): Attributes =>
  qualified ? new Map([...attributes].filter(([name]) => name !== 'xmlns' && !name.includes(':'))) : attributes;

class AdxReader {
  readonly #open: OpenElement[] = [];
  #group: { readonly attributes: Attributes; readonly values: Attributes[]; size: number } | null = null;
  #row = 0;
  #ended = false;

  #namespacesOf({ attributes, qualified }: XmlTag): Attributes {
    const before = this.#open.at(-1)?.namespaces ?? new Map<string, string>();
    if (!qualified) return before;
    const own = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
    return new Map([...before, ...own.map(([name, uri]) => [name.slice('xmlns:'.length), uri] as const)]);
  }

  /** The element's name without its prefix. Throws unless it is one of ADX, in its place. */
  #localName({ name }: XmlTag, namespaces: Attributes): string {
    const colon = name.indexOf(':');
    const [prefix, local] = [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
    const root = this.#open.length === 0;
    if (namespaces.get(prefix) !== ADX_NAMESPACE)
      throw root
        ? refuseFile('FILE_TYPE', { actual: ` XML（根元素 ${name.slice(0, 40)}，不是命名空间 ${ADX_NAMESPACE} 的 adx）` })
        : damaged(`元素 ${name.slice(0, 40)} 不在命名空间 ${ADX_NAMESPACE}`);
    if (this.#ended || !Object.hasOwn(PARENTS, local) || PARENTS[local] !== (this.#open.at(-1)?.local ?? null))
      throw damaged(`元素 ${name.slice(0, 40)} 的位置不对`);
    return local;
  }

  #begin(tag: XmlTag): void {
    const namespaces = this.#namespacesOf(tag);
    const local = this.#localName(tag, namespaces);
    this.#open.push({ name: tag.name, local, namespaces });
    const attributes = ownAttributes(tag);
    if (local === 'group') {
      this.#row += 1;
      if (this.#row > FILE_LIMITS.rows) throw refuseFile('TOO_MANY_ROWS', { expected: FILE_LIMITS.rows });
      this.#group = { attributes, values: [], size: 0 };
    }
    if (this.#group && (local === 'group' || local === 'dataValue')) this.#count(attributes);
    if (local === 'dataValue') this.#group!.values.push(attributes);
  }

  #count(attributes: Attributes): void {
    const group = this.#group!;
    for (const [name, value] of attributes) group.size += name.length + value.length;
    if (group.values.length >= FILE_LIMITS.columns) throw refuseFile('TOO_MANY_COLUMNS', { row: this.#row, expected: FILE_LIMITS.columns });
    if (group.size > FILE_LIMITS.rowBytes) throw refuseFile('ROW_TOO_LONG', { row: this.#row, expected: FILE_LIMITS.rowBytes });
  }

  #end(name: string): FileRow | null {
    const element = this.#open.pop();
    if (element?.name !== name) throw damaged(`</${name.slice(0, 40)}> 没有对应的开始标签`);
    if (element.local === 'adx') this.#ended = true;
    if (element.local !== 'group') return null;
    const { attributes, values } = this.#group!;
    this.#group = null;
    const { cells, problems } = readAdxGroup(attributes, values);
    return { row: this.#row, cells, problems: [...problems, ...findCellProblems(cells, (index) => EXCHANGE_HEADER[index]!)] };
  }

  /** The row that ends with the tag, if one does. */
  read(tag: XmlTag): FileRow | null {
    if (tag.behindText && this.#open.at(-1)?.local !== 'annotation') throw damaged(`<${tag.name.slice(0, 40)}> 之前有文字`);
    if (tag.kind === 'CLOSE') return this.#end(tag.name);
    this.#begin(tag);
    return tag.kind === 'EMPTY' ? this.#end(tag.name) : null;
  }

  finish(): void {
    if (!this.#ended) throw damaged('不完整');
  }
}

/** The groups of a document, whatever pieces its text comes in. Throws FileRefusal. */
export async function* groupsOf(texts: AsyncIterable<string>): AsyncGenerator<readonly FileRow[]> {
  const reader = new AdxReader();
  for await (const tags of tagsOf(texts)) {
    const rows: FileRow[] = [];
    for (const tag of tags) {
      const row = reader.read(tag);
      if (row) rows.push(row);
    }
    if (rows.length > 0) yield rows;
  }
  reader.finish();
}

/** Opens an ADX document. Its groups are numbered from 1; row 0 is the header under which they stand. */
export const openAdx = (path: string): RowSource => {
  const stream = createReadStream(path, { highWaterMark: BLOCK_BYTES });
  async function* read(): AsyncGenerator<readonly FileRow[]> {
    yield [{ row: 0, cells: EXCHANGE_HEADER, problems: [] }];
    yield* groupsOf(textOf(stream, 'XML'));
  }
  return { blocks: read(), readBytes: () => stream.bytesRead, close: async () => void stream.destroy() };
};
