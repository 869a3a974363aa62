// How many exports run at once: each holds a connection for as long as its reader takes.
import type { RequestScope } from '@shuangcheng/tenants';

const MOST_OF_AN_ACCOUNT = 2;

export class ExportSlots {
  readonly #running = new Map<string, number>();
  #total = 0;
  /** `most` for the whole server. */
  constructor(private readonly most: number) {}

  /** Takes a place and gives what leaves it again; null when the server or the account has none left. */
  take({ caller }: RequestScope): (() => void) | null {
    const own = this.#running.get(caller.accountId) ?? 0;
    if (this.#total >= this.most || own >= MOST_OF_AN_ACCOUNT) return null;
    this.#total += 1;
    this.#running.set(caller.accountId, own + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#total -= 1;
      const now = this.#running.get(caller.accountId)! - 1;
      if (now === 0) this.#running.delete(caller.accountId);
      else this.#running.set(caller.accountId, now);
    };
  }
}
