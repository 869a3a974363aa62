// Something to be done at an instant, however far away: a timer of Node's holds 25 days at most, and may go off a moment early.

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Alarm {
  #at = Infinity;
  #timer: NodeJS.Timeout | undefined;
  constructor(private readonly ring: () => void) {}

  /** Rings at that time (milliseconds since 1970), or before where it was set to before; soon, and not at once, where it has passed. */
  setBy(at: number): void {
    if (at >= this.#at) return;
    this.#at = at;
    this.#wait();
  }

  /** Does not ring, until it is set again. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#at = Infinity;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const leftMs = Math.max(0, this.#at - Date.now());
    this.#timer = setTimeout(() => this.#look(), Math.min(leftMs, LONGEST_TIMER_MS)).unref();
  }

  #look(): void {
    if (Date.now() < this.#at) return this.#wait();
    this.stop();
    this.ring();
  }
}
