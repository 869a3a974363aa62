// Documents that were parsed and found valid: a client sends the same few over and over.
import type { DocumentNode } from 'graphql';

const MOST_DOCUMENTS = 1_000;
/** A longer document is parsed each time: a thousand of these must fit in memory. */
const MOST_CHARACTERS = 20_000;

/** Keeps the documents that were used last. Only valid ones may be added. */
export class DocumentCache {
  readonly #documents = new Map<string, DocumentNode>();

  find(source: string): DocumentNode | null {
    const document = this.#documents.get(source);
    if (!document) return null;
    // A Map keeps the order of insertion: the one used last goes to the end.
    this.#documents.delete(source);
    this.#documents.set(source, document);
    return document;
  }

  add(source: string, document: DocumentNode): void {
    if (source.length > MOST_CHARACTERS) return;
    this.#documents.set(source, document);
    if (this.#documents.size > MOST_DOCUMENTS) this.#documents.delete(this.#documents.keys().next().value!);
  }
}
