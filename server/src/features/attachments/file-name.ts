// The name under which a file is offered again: what its uploader called it, without what a name can do harm by.

const LONGEST = 100;
/** Controls, and marks that turn the direction of writing: "fdp.exe" must not read "exe.pdf". */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Extensions of a media type; the first is the one added where a name has another. */
export const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'text/csv': ['csv'],
  'text/plain': ['txt', 'log', 'text'],
};

const extensionOf = (name: string): string => (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();

/** A name without folders, invisible characters and characters that a file system refuses, and with an extension of its type. */
export const toFileName = (given: string, mediaType: string): string => {
  const last = given.normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).at(-1)!;
  const plain = last
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const known = EXTENSIONS[mediaType] ?? [];
  const extension = extensionOf(plain);
  const stem = known.includes(extension) ? plain.slice(0, -extension.length - 1) : plain;
  const short = [...stem].slice(0, LONGEST).join('') || '附件';
  return `${RESERVED.test(short) ? '_' : ''}${short}.${known.includes(extension) ? extension : known[0]!}`;
};

/** As a header offers a download (RFC 6266): in UTF-8, and in plain letters for whoever does not read that. */
export const toContentDisposition = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
