// Finding elements in XML by plain search: every step goes forward, so that no text, however it was made up, takes more than linear time.
export interface XmlElement {
  readonly attributes: string;
  readonly body: string;
  /** Behind the element. */
  readonly end: number;
}

/** Whole elements of that name, prefix and all; those within one of the same name are its body. Stops where one is not closed. */
export function* elementsOf(xml: string, name: string): Generator<XmlElement> {
  const open = `<${name}`;
  const close = `</${name}>`;
  for (let start = xml.indexOf(open); start >= 0;) {
    const behind = start + open.length;
    if (!/[\s/>]/.test(xml[behind] ?? '')) {
      start = xml.indexOf(open, behind);
      continue;
    }
    const begun = xml.indexOf('>', behind);
    if (begun < 0) return;
    const empty = xml[begun - 1] === '/';
    const closing = empty ? begun : xml.indexOf(close, begun + 1);
    if (closing < 0) return;
    const end = empty ? begun + 1 : closing + close.length;
    yield { attributes: xml.slice(behind, empty ? begun - 1 : begun), body: empty ? '' : xml.slice(begun + 1, closing), end };
    start = xml.indexOf(open, end);
  }
}

/** The first opening tag of that local name: its prefix ("x:" or ""), its attributes, and where it ends; null while there is none whole. */
export const findOpening = (xml: string, local: string): { prefix: string; attributes: string; end: number } | null => {
  const match = new RegExp(`<(\\w{1,20}:)?${local}(?=[\\s/>])`).exec(xml);
  if (!match) return null;
  const end = xml.indexOf('>', match.index);
  return end < 0 ? null : { prefix: match[1] ?? '', attributes: xml.slice(match.index + match[0].length, end), end: end + 1 };
};

const attributePattern = /([\w:]{1,60})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)')/g;
export const attributesOf = (text: string): Map<string, string> =>
  new Map([...text.matchAll(attributePattern)].map(([, name, double, single]) => [name!, double ?? single ?? '']));

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Text between tags. There are five entities, and numbers; no document declares more. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return entities[name] ?? whole;
        const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      })
    : text;

/** The text of a rich or plain string, without what a reading aid says. */
export const richText = (xml: string, prefix: string): string => {
  let text = xml;
  if (xml.includes(`<${prefix}rPh`)) {
    text = '';
    let from = 0;
    for (const { body, attributes, end } of elementsOf(xml, `${prefix}rPh`)) {
      text += xml.slice(from, end - body.length - attributes.length - `<${prefix}rPh></${prefix}rPh>`.length);
      from = end;
    }
    text += xml.slice(from);
  }
  let joined = '';
  for (const { body } of elementsOf(text, `${prefix}t`)) joined += unescapeXml(body);
  return joined.includes('_x') ? joined.replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : joined;
};
