// Where the tokens of a sign-in are kept: in memory, or wherever a program keeps them between its runs.

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** From then on a new one is asked for: a little before the server refuses it. Milliseconds since 1970. */
  readonly renewAtMs: number;
}

/** One sign-in, shared by all who open the same store. A refresh token is good for one use, so renewals must not meet. */
export interface TokenStore {
  read(): Promise<Tokens | null>;
  /** Replaces what is kept by what `change` makes of it, one change at a time. Keeps what there is when `change` throws. */
  update(change: (kept: Tokens | null) => Promise<Tokens | null>): Promise<Tokens | null>;
}

/** Kept as long as the program runs. */
export const inMemory = (): TokenStore => {
  let kept: Tokens | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    read: async () => kept,
    update: (change) => {
      const changed = turn.then(async () => (kept = await change(kept)));
      turn = changed.catch(() => undefined);
      return changed;
    },
  };
};
