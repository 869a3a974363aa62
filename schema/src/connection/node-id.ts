// Global ids: the type and the key of a node as opaque text.

/** Node types that `node(id)` finds. */
export const NODE_TYPES = [
  'Region',
  'Institution',
  'Report',
  'Plan',
  'Target',
  'QualityCheck',
  'CheckFinding',
  'Attachment',
  'YearlyForm',
  'Edition',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export const encodeNodeId = (type: NodeType, key: readonly (string | number)[]): string =>
  Buffer.from([type, ...key].join(':')).toString('base64url');

/** Printable: an id that nobody made must not reach the database as text that it cannot hold. */
const keyPart = /^[\x21-\x7e]+$/;

/** The type and key parts of an id; null for text that is not an id of this API. */
export const decodeNodeId = (id: string): { type: NodeType; key: string[] } | null => {
  const [type, ...key] = Buffer.from(id, 'base64url').toString().split(':');
  return NODE_TYPES.some((known) => known === type) && key.length > 0 && key.every((part) => keyPart.test(part))
    ? { type: type as NodeType, key }
    : null;
};
