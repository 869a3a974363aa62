// The tags of an XML document as its text comes. No DTD, so that nothing is declared and nothing expands; every step goes forward; and
// what is not well-formed is refused, never guessed.
import { FILE_LIMITS, refuseFile } from './row-source.js';

export interface XmlTag {
  readonly kind: 'OPEN' | 'CLOSE' | 'EMPTY';
  /** As it is written: "adx" or "a:adx". */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether one of the attributes declares a namespace or is of another. */
  readonly qualified: boolean;
  /** Whether text that is not blank stands between the tag before and this one. */
  readonly behindText: boolean;
}

const damaged = (at: string): Error => refuseFile('FILE_DAMAGED', { at: `XML：${at}` });

const namePattern = /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/u.source;
const tagPattern = new RegExp(`^(/?)(${namePattern})`, 'u');
const attributePattern = new RegExp(`\\s+(${namePattern})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const entityText = (entity: string): string => {
  const number = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(entity);
  const point = number ? (number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16)) : null;
  if (point !== null && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point);
  const known = Object.hasOwn(ENTITIES, entity) ? ENTITIES[entity] : undefined;
  if (known === undefined) throw damaged(`未定义的实体 &${entity.slice(0, 20)};`);
  return known;
};
/** There are five entities, and numbers; no document declares more. */
const attributeText = (raw: string): string => {
  if (!/[&\t\r\n]/.test(raw)) return raw;
  const text = raw.replace(/[\t\r\n]/g, ' ');
  return text.replace(/&([^;&\s]{1,40};)?/g, (_, entity?: string) => entityText(entity?.slice(0, -1) ?? ''));
};

const readAttributes = (body: string, from: number): { attributes: Map<string, string>; qualified: boolean; end: number } => {
  const attributes = new Map<string, string>();
  let qualified = false;
  let end = from;
  attributePattern.lastIndex = from;
  for (let match = attributePattern.exec(body); match; match = attributePattern.exec(body)) {
    const [, name, double, single] = match;
    if (attributes.has(name!)) throw damaged(`重复的属性 ${name!.slice(0, 40)}`);
    attributes.set(name!, attributeText(double ?? single ?? ''));
    qualified ||= name === 'xmlns' || name!.includes(':');
    end = attributePattern.lastIndex;
  }
  return { attributes, qualified, end };
};

const readTag = (body: string, behindText: boolean): XmlTag => {
  const head = tagPattern.exec(body);
  if (!head) throw damaged(`标签 <${body.slice(0, 40)}>`);
  const [start, slash, name] = head;
  const { attributes, qualified, end } = readAttributes(body, start.length);
  const rest = body.slice(end).trim();
  if (rest !== '' && (rest !== '/' || slash === '/')) throw damaged(`标签 <${body.slice(0, 40)}>`);
  return { kind: slash === '/' ? 'CLOSE' : rest === '/' ? 'EMPTY' : 'OPEN', name: name!, attributes, qualified, behindText };
};

/** Where a tag ends: at the first > outside quotes; -1 where the text does not hold it. */
const endOfTag = (text: string, from: number): number => {
  const mark = /[>"']/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '>') return found.index + 1;
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0) return -1;
    mark.lastIndex = close + 1;
  }
  return -1;
};
const behind = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
};
const isBlank = (text: string): boolean => !/\S/.test(text);

class TagReader {
  #rest = '';
  #behindText = false;

  /** Comment, processing instruction or CDATA: where it ends; null for a tag. */
  #endOfOther(at: number): number | null {
    const rest = this.#rest;
    if (rest.startsWith('<!--', at)) return behind(rest, '-->', at + 4);
    if (rest.startsWith('<?', at)) return behind(rest, '?>', at + 2);
    if (rest.startsWith('<![CDATA[', at)) {
      this.#behindText = true;
      return behind(rest, ']]>', at + 9);
    }
    if (!rest.startsWith('<!', at)) return null;
    if (rest.length - at < '<!DOCTYPE'.length && !/^<![A-Z]/i.test(rest.slice(at))) return -1;
    throw damaged('含 DOCTYPE 或其他声明，已拒绝');
  }

  #checkDeclaration(text: string): void {
    const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']{0,40})/.exec(text)?.[1];
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(encoding)) throw damaged(`编码应为 UTF-8，声明为 ${encoding}`);
  }

  push(text: string): XmlTag[] {
    this.#rest += text;
    const tags: XmlTag[] = [];
    let at = 0;
    for (;;) {
      const open = this.#rest.indexOf('<', at);
      this.#behindText ||= !isBlank(this.#rest.slice(at, open < 0 ? undefined : open));
      at = open < 0 ? this.#rest.length : open;
      if (open < 0) break;
      const other = this.#endOfOther(open);
      const end = other ?? endOfTag(this.#rest, open + 1);
      if (end < 0) break;
      if (other === null) {
        tags.push(readTag(this.#rest.slice(open + 1, end - 1), this.#behindText));
        this.#behindText = false;
      } else this.#checkDeclaration(this.#rest.slice(open, end));
      at = end;
    }
    this.#rest = this.#rest.slice(at);
    if (this.#rest.length > FILE_LIMITS.rowBytes)
      throw refuseFile('FILE_DAMAGED', { at: `XML：标签或属性超过 ${FILE_LIMITS.rowBytes} 字节` });
    return tags;
  }

  end(): void {
    if (this.#rest !== '' || this.#behindText) throw damaged('不完整');
  }
}

/** Tags in the order of the text, some at a time. Throws FileRefusal. */
export async function* tagsOf(texts: AsyncIterable<string>): AsyncGenerator<readonly XmlTag[]> {
  const reader = new TagReader();
  for await (const text of texts) {
    const tags = reader.push(text);
    if (tags.length > 0) yield tags;
  }
  reader.end();
}
