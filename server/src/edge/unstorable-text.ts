// Text that no database column can hold as it is: refused once, before any resolver sees it.
import { Kind, visit, type DocumentNode } from 'graphql';

/** Half of a surrogate pair would be kept as U+FFFD, and two different texts as the same one. */
const unstorable = /\0|\p{Surrogate}/u;

export interface UnstorableText {
  /** Of the variable, as in "input.clientRequestId"; of the document where it stands in its text. */
  readonly path: string;
  /** As in "U+D800". */
  readonly character: string;
}

const findIn = (value: unknown, path: string): UnstorableText | null => {
  if (typeof value === 'string') {
    const found = unstorable.exec(value);
    return found && { path, character: `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const found = findIn(each, path === '' ? key : `${path}.${key}`);
    if (found) return found;
  }
  return null;
};

const known = new WeakMap<DocumentNode, UnstorableText | null>();

/** A document is read once: it is kept, and so is what was found. */
const findInDocument = (document: DocumentNode): UnstorableText | null => {
  let found = known.get(document);
  if (found === undefined) {
    found = null;
    visit(document, { [Kind.STRING]: (node) => void (found ??= findIn(node.value, '文本')) });
    known.set(document, found);
  }
  return found;
};

/** The first string of the operation, in its text or its variables, that holds U+0000 or half of a surrogate pair; null where none does. */
export const findUnstorableText = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): UnstorableText | null =>
  findInDocument(document) ?? findIn(variables, '');
