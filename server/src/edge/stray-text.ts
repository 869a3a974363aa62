// Text with characters that no text of the platform holds: refused once, before any resolver sees it.
import { findStrayCharacter, type StrayCharacter } from '@shuangcheng/domain';
import { Kind, visit, type DocumentNode } from 'graphql';

export interface StrayText extends StrayCharacter {
  /** Of the variable, as in "input.clientRequestId"; of the document where it stands in its text. */
  readonly path: string;
}

const findIn = (value: unknown, path: string): StrayText | null => {
  if (typeof value === 'string') {
    const found = findStrayCharacter(value, 'TEXT');
    return found && { path, ...found };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const found = findIn(each, path === '' ? key : `${path}.${key}`);
    if (found) return found;
  }
  return null;
};

const known = new WeakMap<DocumentNode, StrayText | null>();

/** A document is read once: it is kept, and so is what was found. */
const findInDocument = (document: DocumentNode): StrayText | null => {
  let found = known.get(document);
  if (found === undefined) {
    found = null;
    visit(document, { [Kind.STRING]: (node) => void (found ??= findIn(node.value, '文本')) });
    known.set(document, found);
  }
  return found;
};

/** The first string of the operation, in its text or its variables, that holds a stray character; null where none does. */
export const findStrayText = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): StrayText | null =>
  findInDocument(document) ?? findIn(variables, '');
