// Work on one key after the other: guesses at one user name, sent all at once, wait for each other's outcome.
const MOST_WAITING = 200;

/** Runs work of the same key in turn, work of different keys side by side. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();
  #waiting = 0;

  /** Too much is waiting already: refuse rather than queue. */
  get full(): boolean {
    return this.#waiting >= MOST_WAITING;
  }

  async take<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work, work);
    this.#last.set(key, turn);
    this.#waiting += 1;
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }
}
