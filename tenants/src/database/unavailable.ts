// When the database is not there, or has no place for one more: nothing is wrong with the request, and the same may succeed later.

/** Of the network, and PostgreSQL's own for being shut down or started, for no connection being left, and for one that broke. */
const CODES: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006'],
]);

/** What pg and its pool say without a code. */
const MESSAGES = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'connection timeout',
];

/** Whether the error, or what caused it, says that the database could not be asked. */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, driverError, cause } = error as Error & { readonly code?: unknown; readonly driverError?: unknown };
  if (typeof code === 'string' && CODES.has(code)) return true;
  if (code === undefined && MESSAGES.some((message) => error.message.startsWith(message))) return true;
  return [driverError, cause].some((inner) => inner !== error && isUnavailable(inner));
};
