// How large a single operation may be, for HTTP and WebSocket alike: depth, aliases, directives, and cost in fields.
import type { Details } from '@shuangcheng/domain';
import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RequestLimits } from '../settings.js';
import { costOf, type CheckedOperation } from './operation-cost.js';
import { refusal } from './public-errors.js';

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const introspective = (name: string): boolean => name === '__schema' || name === '__type';

/** Measures selections with their fragments spread; each fragment is looked into once. */
class SizeMeter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, Size>();
  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  #fragment(name: string): Size {
    const known = this.#known.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const size = fragment ? this.measure(fragment.selectionSet) : { depth: 0, aliases: 0, directives: 0 };
    this.#known.set(name, size);
    return size;
  }

  /** The depth below, and the aliases and directives in, the selections. */
  measure(selectionSet: SelectionSetNode): Size {
    let [depth, aliases, directives] = [0, 0, 0];
    for (const node of selectionSet.selections) {
      directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD && node.alias) aliases += 1;
      // Introspection nests deeply by nature; graphql-js limits it with a rule of its own.
      if (node.kind === Kind.FIELD && (!node.selectionSet || introspective(node.name.value))) {
        depth = Math.max(depth, 1);
        continue;
      }
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragment(node.name.value) : this.measure(node.selectionSet!);
      depth = Math.max(depth, inner.depth + (node.kind === Kind.FIELD ? 1 : 0));
      aliases += inner.aliases;
      directives += inner.directives;
    }
    return { depth, aliases, directives };
  }
}

const sizes = new WeakMap<OperationDefinitionNode, Size>();
const sizeOf = (document: DocumentNode, operation: OperationDefinitionNode): Size => {
  const known = sizes.get(operation);
  if (known) return known;
  const inner = new SizeMeter(document).measure(operation.selectionSet);
  const size = { ...inner, directives: inner.directives + (operation.directives?.length ?? 0) };
  sizes.set(operation, size);
  return size;
};

const tooComplex = (details: Details): GraphQLError => refusal('QUERY_TOO_COMPLEX', details);

/** Throws QUERY_TOO_COMPLEX: which limit, and by how much. */
export const assertWithinLimits = (checked: CheckedOperation, limits: RequestLimits): void => {
  const { depth, aliases, directives } = sizeOf(checked.document, checked.operation);
  if (depth > limits.depth) throw tooComplex({ what: '嵌套层级', limit: limits.depth, actual: depth });
  if (aliases > limits.aliases) throw tooComplex({ what: '别名数量', limit: limits.aliases, actual: aliases });
  if (directives > limits.directives) throw tooComplex({ what: '指令数量', limit: limits.directives, actual: directives });
  const cost = costOf(checked, limits.cost);
  if (cost !== null && cost > limits.cost) {
    throw tooComplex({ what: '查询代价', limit: limits.cost, actual: cost === Infinity ? '更多' : cost });
  }
};
