// Text that no database column can hold: refused once, before any resolver sees it.
import { Kind, visit, type DocumentNode } from 'graphql';

const holdsNul = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes('\u0000');
  if (Array.isArray(value)) return value.some(holdsNul);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
};

const known = new WeakMap<DocumentNode, boolean>();

/** A document is read once: it is kept, and so is what was found. */
const documentHoldsNul = (document: DocumentNode): boolean => {
  let found = known.get(document);
  if (found === undefined) {
    found = false;
    visit(document, { [Kind.STRING]: (node) => void (found ||= node.value.includes('\u0000')) });
    known.set(document, found);
  }
  return found;
};

/** Whether a string of the operation, in its text or its variables, holds U+0000. */
export const holdsUnstorableText = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): boolean =>
  documentHoldsNul(document) || holdsNul(variables);
