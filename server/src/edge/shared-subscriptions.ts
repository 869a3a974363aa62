// Which subscriptions of a server are equal: the same operation with the same variables under the same rights.
import { Kind, visit, type ArgumentNode, type DocumentNode, type ExecutionArgs, type OperationDefinitionNode } from 'graphql';
import type { AccessWatch } from '../events/access-watch.js';
import { EventGroup, type Rights, type SharedWork } from '../events/event-group.js';
import type { Numbered } from '../events/shared-events.js';

export type Group = EventGroup<Numbered>;

export type Work = SharedWork<Numbered>;

interface KnownOperation {
  readonly number: number;
  /** Variables on which the answers depend. */
  readonly names: readonly string[];
}

/** The argument that says where a subscription begins, which is all that the variable in it is for. */
const beginningOf = ({ selectionSet }: OperationDefinitionNode): ArgumentNode | undefined => {
  const [root] = selectionSet.selections;
  return root?.kind === Kind.FIELD ? root.arguments?.find((argument) => argument.name.value === 'after') : undefined;
};

const namesThatCount = (document: DocumentNode, operation: OperationDefinitionNode): string[] => {
  const beginning = beginningOf(operation);
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Argument: (node) => (node === beginning ? false : undefined),
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names].sort();
};

/** One for a server. */
export class SharedSubscriptions {
  readonly #operations = new WeakMap<OperationDefinitionNode, KnownOperation>();
  readonly #groups = new Map<string, Group>();
  #numbers = 0;
  constructor(readonly watch: AccessWatch) {}

  /** How many follow in each group. */
  get sizes(): number[] {
    return [...this.#groups.values()].map((group) => group.size);
  }

  /** Equal for equal operations: a document that is sent again is read once (document-cache.ts). */
  keyOf({ document, variableValues }: ExecutionArgs, operation: OperationDefinitionNode): string {
    const known = this.#operations.get(operation) ?? { number: (this.#numbers += 1), names: namesThatCount(document, operation) };
    this.#operations.set(operation, known);
    const values = known.names.map((name) => (name in (variableValues ?? {}) ? [variableValues![name]] : []));
    return `${known.number} ${JSON.stringify(values)}`;
  }

  find(work: Work, rights: Rights): Group | undefined {
    return this.#groups.get(`${work.key} ${rights.key}`);
  }

  /** A group that begins behind the position; there must be none. */
  begin(work: Work, rights: Rights, position: bigint): Group {
    const name = `${work.key} ${rights.key}`;
    const group: Group = new EventGroup(
      rights,
      work,
      { watch: this.watch, onEnd: () => void (this.#groups.get(name) === group && this.#groups.delete(name)) },
      position,
    );
    this.#groups.set(name, group);
    return group;
  }
}
