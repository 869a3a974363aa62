export const WRITE_CONFLICT = 'WRITE_CONFLICT';

/** Another session wrote one of the same rows in between: nothing was written, the work can be tried again. */
export class WriteConflict extends Error {
  readonly code = WRITE_CONFLICT;
}
