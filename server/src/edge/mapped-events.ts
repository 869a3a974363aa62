// A stream of results made from a stream of events, one at a time. Its end reaches the source at once, even while the source waits.

/** Each value of the source, mapped. */
export class MappedEvents<T, R> implements AsyncIterableIterator<R> {
  readonly #source: AsyncIterator<T>;
  constructor(
    source: AsyncIterable<T>,
    private readonly map: (value: T) => Promise<R>,
  ) {
    this.#source = source[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<R>> {
    const next = await this.#source.next();
    if (next.done) return { done: true, value: undefined };
    try {
      return { done: false, value: await this.map(next.value) };
    } catch (error) {
      await this.#source.return?.();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<R>> {
    await this.#source.return?.();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<R>> {
    await this.#source.return?.();
    throw error;
  }
}
