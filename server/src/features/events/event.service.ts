// Where the events stand: what a client notes before it reads a state that it means to follow.
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { getEventRange } from '../../events/event-reading.store.js';

/** The number of the newest event of all topics, a decimal integer; "0" where nothing has happened yet. */
export const getNewestSequence = async (scope: RequestScope): Promise<string> =>
  String((await withTenantSession(scope, 'read', getEventRange)).last);
