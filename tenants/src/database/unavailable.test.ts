import { expect, test } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { isUnavailable } from './unavailable.js';

const failed = (message: string, code?: string): Error => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  ['nobody listens', failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
  ['it is being shut down', failed('terminating connection due to administrator command', '57P01')],
  ['all its connections are taken', failed('too many connections for database "shuangcheng"', '53300')],
  ['the pool has none left', failed('timeout exceeded when trying to connect')],
  ['the connection broke within a statement', new QueryFailedError('select 1', [], failed('Connection terminated unexpectedly'))],
  ['what is told was caused by it', new Error('cannot read', { cause: failed('connect ECONNREFUSED', 'ECONNREFUSED') })],
])('the database could not be asked when %s', (_, error) => expect(isUnavailable(error)).toBe(true));

test.each([
  ['a statement was wrong', new QueryFailedError('selekt 1', [], failed('syntax error at or near "selekt"', '42601'))],
  ['a row was refused', failed('violates row-level security policy', '42501')],
  ['a statement took too long', failed('canceling statement due to statement timeout', '57014')],
  ['code was wrong', new TypeError('Connection is not a function')],
  ['it is no error at all', 'Connection terminated'],
])('but not when %s', (_, error) => expect(isUnavailable(error)).toBe(false));
