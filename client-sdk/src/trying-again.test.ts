// What is tried again, and that it stays the same request.
import { describe, expect, it } from '@jest/globals';
import { createClient, RequestFailed, type Client } from './index.js';

type Reply = () => Response;
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const cut: Reply = () => {
  throw new TypeError('fetch failed');
};
const away: Reply = () => new Response('<html>Bad Gateway</html>', { status: 502 });
const review = { reviewReports: { reports: [], problems: [] } };
const sequence = json({ data: { eventSequence: '7' } });

/** A platform that answers in turn, and what it was asked. */
const platformOf = (...replies: Reply[]) => {
  const bodies: { variables: { input: { clientRequestId: string } } }[] = [];
  const client: Client = createClient({
    url: 'http://platform.test',
    credentials: async () => 'token',
    retries: { firstDelayMs: 1, longestDelayMs: 50 },
    fetch: async (_url, init) => {
      bodies.push(JSON.parse(init!.body as string) as (typeof bodies)[number]);
      return replies.shift()!();
    },
  });
  return { client, bodies };
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error as RequestFailed).code,
  );

describe('a request', () => {
  it('is sent again while nobody answers, or a gateway says that the platform is away', async () => {
    const { client, bodies } = platformOf(cut, away, json({}, 429), sequence);
    expect(await client.eventSequence()).toBe('7');
    expect(bodies).toHaveLength(4);
  });

  it('keeps its number over its tries, and the next one has another', async () => {
    const { client, bodies } = platformOf(cut, away, json({ data: review }), json({ data: review }));
    const input = { reportIds: ['r'], decision: 'APPROVE' } as const;
    await client.reviewReports(input);
    await client.reviewReports(input);
    const ids = bodies.map(({ variables }) => variables.input.clientRequestId);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[0]);
  });

  it('is given up after the fourth try, with what went wrong last', async () => {
    const { client, bodies } = platformOf(cut, cut, cut, away);
    expect(await codeOf(client.eventSequence())).toBe('UNAVAILABLE');
    expect(bodies).toHaveLength(4);
  });

  it('is not sent again when it was refused, or the server failed over it', async () => {
    const refused = (code: string) => json({ errors: [{ message: '…', extensions: { code } }] });
    for (const code of ['OUT_OF_SCOPE', 'INTERNAL_SERVER_ERROR']) {
      const { client, bodies } = platformOf(refused(code));
      expect(await codeOf(client.eventSequence())).toBe(code);
      expect(bodies).toHaveLength(1);
    }
  });

  it('waits as long as the server asks for, and fails at once where that is too long', async () => {
    const soon = platformOf(json({}, 429, { 'retry-after': '0' }), sequence);
    expect(await soon.client.eventSequence()).toBe('7');
    const late = platformOf(json({}, 503, { 'retry-after': '300' }));
    await expect(late.client.eventSequence()).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 300_000 });
    expect(late.bodies).toHaveLength(1);
  });

  it('stops waiting when the caller gives up', async () => {
    const gone = new Error('left');
    const caller = new AbortController();
    const { client } = platformOf(
      () => {
        setTimeout(() => caller.abort(gone));
        return away();
      },
      json({}, 503, { 'retry-after': '0.05' }),
      cut,
      cut,
    );
    await expect(client.eventSequence({ signal: caller.signal })).rejects.toBe(gone);
  });
});

describe('a mutation', () => {
  it('answers its problems, and throws none of them', async () => {
    const problems = [{ code: 'NOT_SUBMITTED', message: '只有待审核的报表可以审核', path: ['input'] }];
    const { client } = platformOf(json({ data: { reviewReports: { reports: [], problems } } }));
    expect(await client.reviewReports({ reportIds: ['r'], decision: 'APPROVE' })).toEqual({ ok: false, problems, reports: [] });
  });
});

describe('a batch', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ institution: `${index}`, period: '2026-01', values: [] }));
  const answer = (input: { reports: { institution: string }[] }) => ({
    accepted: 0,
    rejected: 0,
    results: input.reports.map(({ institution }, index) => ({
      index,
      report: institution === '3' ? null : { id: institution },
      problems: institution === '3' ? [{ code: 'NEGATIVE', message: '…', path: [] }] : [],
    })),
    problems: [],
  });
  const batchClient = (bodies: { reports: { institution: string }[]; clientRequestId: string }[], diesAt = Infinity) =>
    createClient({
      url: 'http://platform.test',
      credentials: async () => 'token',
      retries: { attempts: 1 },
      fetch: async (_url, init) => {
        const { input } = (JSON.parse(init!.body as string) as { variables: { input: (typeof bodies)[number] } }).variables;
        bodies.push(input);
        if (bodies.length === diesAt) throw new TypeError('fetch failed');
        return new Response(JSON.stringify({ data: { submitReports: answer(input) } }));
      },
    });

  it('is sent in chunks, tells how far it is, and answers each row by its place', async () => {
    const sent: Parameters<typeof batchClient>[0] = [];
    const progress: string[] = [];
    const outcome = await batchClient(sent).submitReports(rows(5), {
      rowsAtOnce: 2,
      onProgress: ({ done, total, rejected }) => progress.push(`${done}/${total} ${rejected}`),
    });
    expect(progress).toEqual(['2/5 0', '4/5 1', '5/5 1']);
    expect(outcome).toMatchObject({ accepted: 4, rejected: 1, total: 5 });
    expect(outcome.results.map(({ index, report }) => `${index} ${report?.id ?? '-'}`)).toEqual(['0 0', '1 1', '2 2', '3 -', '4 4']);
  });

  it('has the same numbers in the next run of the program, if that says so', async () => {
    const first: Parameters<typeof batchClient>[0] = [];
    await expect(batchClient(first, 2).submitReports(rows(5), { batchId: 'month', rowsAtOnce: 2 })).rejects.toBeInstanceOf(RequestFailed);
    const second: Parameters<typeof batchClient>[0] = [];
    await batchClient(second).submitReports(rows(5), { batchId: 'month', rowsAtOnce: 2 });
    expect(second.slice(0, 2)).toEqual(first);
    const third: Parameters<typeof batchClient>[0] = [];
    await batchClient(third).submitReports(rows(1));
    expect(third[0]!.clientRequestId).not.toContain('month');
  });
});
