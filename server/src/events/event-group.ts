// Equal subscriptions under equal rights: the outbox is read, an event executed and its answer written once for all of them.
import { dayOf, firstEndOf, type Grant } from '@shuangcheng/domain';
import { makeRequestScope, type Caller, type RequestScope } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import type { AccessWatch } from './access-watch.js';
import type { EventTopic } from './event-page.js';
import { EventReader } from './event-reader.js';
import type { Numbered } from './shared-events.js';

/** An event as it is sent, but for whom it is sent to. */
export interface Message {
  readonly sequence: bigint;
  readonly payload: Buffer;
}
/** Messages that are sent at once. */
export interface Run {
  readonly payloads: readonly Buffer[];
  /** The number of the last of them. */
  readonly last: bigint;
}
/** Executes the events of a page under the rights of a scope, all in one transaction, in order. */
export type Perform<T> = (scope: RequestScope, values: readonly T[]) => Promise<readonly Message[]>;

/** What somebody may see, as far as an answer depends on it: the same key, the same answers. */
export interface Rights {
  readonly scope: RequestScope;
  readonly key: string;
  /** The watch's mark from before they were read. */
  readonly mark: number;
  /** When the first of the grants ends by its date, in milliseconds since 1970. */
  readonly until: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** All that rights are computed from: the grants in force (which were read as such), the tree, and the day on which both are looked at. */
const keyOf = ({ caller, tree, now }: RequestScope): string => {
  const grants = caller.grants.map((grant) =>
    [grant.role, grant.tenantId, grant.regionId, grant.subtree, grant.system, grant.institutionId].join(' '),
  );
  return [dayOf(now), tree.version, ...grants.sort(byText)].join('|');
};

export const toRights = (scope: RequestScope, mark: number): Rights => ({
  scope,
  key: keyOf(scope),
  mark,
  until: firstEndOf(scope.caller.grants, scope.now),
});

/** Whose account it is must not matter to what is shared: a field that asks fails loudly. */
class NobodyInParticular implements Caller {
  /** The account of no row: what the database keeps for accounts is not there. */
  readonly accountId = '00000000-0000-0000-0000-000000000000';
  readonly mustChangeSecret = false;
  constructor(readonly grants: readonly Grant[]) {}
  get username(): string {
    throw new Error('what is shared does not depend on the account');
  }
  get displayName(): string {
    return this.username;
  }
  get kind(): 'PERSON' {
    throw new Error('what is shared does not depend on the kind of account');
  }
}

/** Somebody who follows. All of these return at once. */
export interface Follower {
  readonly accountId: string;
  /** Reads its rights anew; throws when it is let in no more. */
  renew(): Promise<Rights>;
  /** False: it has no room; it left, and goes on by itself behind what it was handed last. */
  receive(run: Run): boolean;
  /** It is not of the group any more, since its rights are others; it has all up to the position. */
  leave(position: bigint): void;
  fail(error: unknown): void;
}

interface Member {
  mark: number;
  until: number;
}

const PAGE = 100;
/** So much is sent at once: many events that come together cost a connection one write, and it keeps no more than twice that. */
const LARGEST_RUN_BYTES = 64 * 1024;
const RENEWED_AT_ONCE = 8;
/** So many are handed a message before others have their turn. */
const HANDED_AT_ONCE = 250;

/** What a group does for its members, and each of them for itself as long as it is behind. */
export interface SharedWork<T> {
  /** Equal for equal subscriptions, but for their rights and where they begin. */
  readonly key: string;
  readonly topic: EventTopic<T>;
  readonly perform: Perform<T>;
}
export interface GroupOptions {
  readonly watch: AccessWatch;
  /** Called once, when nobody is left. */
  readonly onEnd: () => void;
}

const toRun = (messages: readonly Message[]): Run => ({
  payloads: messages.map((message) => message.payload),
  last: messages.at(-1)!.sequence,
});

function* runsOf(messages: readonly Message[]): Iterable<readonly Message[]> {
  let [run, bytes]: [Message[], number] = [[], 0];
  for (const message of messages) {
    if (run.length > 0 && bytes + message.payload.length > LARGEST_RUN_BYTES) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(message);
    bytes += message.payload.length;
  }
  if (run.length > 0) yield run;
}

export class EventGroup<T extends Numbered> {
  readonly #members = new Map<Follower, Member>();
  /** What those have already who joined ahead of the group, or while it was handing out. */
  readonly #ahead = new Map<Follower, bigint>();
  #handing = false;
  readonly #reader: EventReader<T>;
  readonly #key: string;
  readonly #treeVersion: string;
  readonly #day: string;
  #scope: RequestScope;
  #position: bigint;
  #ended = false;

  constructor(
    rights: Rights,
    readonly work: SharedWork<T>,
    private readonly options: GroupOptions,
    position: bigint,
  ) {
    this.#scope = anonymous(rights.scope);
    this.#key = rights.key;
    this.#treeVersion = rights.scope.tree.version;
    this.#day = dayOf(rights.scope.now);
    this.#position = position;
    this.#reader = new EventReader(this.#scope, work.topic, { renew: () => this.#renew(), pageSize: PAGE }, position);
    void this.#run();
  }

  get size(): number {
    return this.#members.size;
  }

  /** All up to here was handed out, or is being handed out to those who were there. */
  get position(): bigint {
    return this.#position;
  }

  /** Hands whatever comes behind the position, which must not lie before the group's. */
  join(follower: Follower, { mark, until }: Rights, position: bigint): void {
    if (this.#ended || position < this.#position) throw new Error('the group is ahead of who joins it');
    this.#members.set(follower, { mark, until });
    this.#reader.askBy(until);
    if (position > this.#position || this.#handing) this.#ahead.set(follower, position);
  }

  part(follower: Follower): void {
    this.#ahead.delete(follower);
    if (this.#members.delete(follower) && this.#members.size === 0) this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#reader.end();
    this.options.onEnd();
  }

  async #run(): Promise<void> {
    try {
      for (let page = await this.#reader.next(); page; page = await this.#reader.next()) {
        const messages = await this.work.perform(this.#scope, page.values);
        for (const run of runsOf(messages)) await this.#hand(run);
        if (page.position > this.#position) this.#position = page.position;
      }
    } catch (error) {
      const members = [...this.#members.keys()];
      this.#members.clear();
      this.#end();
      for (const member of members) member.fail(error);
    }
  }

  /** Who joins from here on has the messages already, or will never be handed them. */
  async #hand(messages: readonly Message[]): Promise<void> {
    const run = toRun(messages);
    this.#position = run.last;
    this.#handing = true;
    let handed = 0;
    for (const follower of this.#members.keys()) {
      const own = this.#ahead.size > 0 ? this.#leftFor(follower, messages, run) : run;
      if (own && !follower.receive(own)) this.part(follower);
      handed += 1;
      if (handed % HANDED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#handing = false;
  }

  /** What of the messages somebody has not yet; null: has all. */
  #leftFor(follower: Follower, messages: readonly Message[], run: Run): Run | null {
    const position = this.#ahead.get(follower);
    if (position === undefined) return run;
    if (position <= run.last) this.#ahead.delete(follower);
    const left = messages.filter(({ sequence }) => sequence > position);
    return left.length === 0 ? null : toRun(left);
  }

  /** Before anything is read: lets go of everybody whose rights are not the group's any more. */
  async #renew(): Promise<RequestScope> {
    await this.options.watch.look();
    const now = new Date();
    const othersForAll = this.options.watch.treeVersion !== this.#treeVersion || dayOf(now) !== this.#day;
    const doubtful = [...this.#members].filter(
      ([{ accountId }, { mark, until }]) => othersForAll || until <= now.getTime() || this.options.watch.changedSince(accountId, mark),
    );
    const next = doubtful.values();
    const renewSome = async (): Promise<void> => {
      for (const [follower, member] of next) await this.#renewOne(follower, member);
    };
    await Promise.all(Array.from({ length: RENEWED_AT_ONCE }, renewSome));
    for (const { until } of this.#members.values()) this.#reader.askBy(until);
    this.#scope = { ...this.#scope, now: new Date(), readSession: null, requestId: randomUUID() };
    return this.#scope;
  }

  async #renewOne(follower: Follower, member: Member): Promise<void> {
    try {
      const { key, mark, until } = await follower.renew();
      if (key === this.#key) Object.assign(member, { mark, until });
      else {
        const ahead = this.#ahead.get(follower) ?? this.#position;
        this.part(follower);
        follower.leave(ahead > this.#position ? ahead : this.#position);
      }
    } catch (error) {
      this.part(follower);
      follower.fail(error);
    }
  }
}

/** The scope of anybody with these rights; when they end, is asked of each member. */
const anonymous = ({ database, tree, caller, now }: RequestScope): RequestScope => {
  const nobody = new NobodyInParticular(caller.grants.map((grant) => ({ ...grant, validTo: null })));
  return makeRequestScope(database, tree, nobody, now, { id: randomUUID(), address: null });
};
