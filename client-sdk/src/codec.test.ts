// Decimals and periods at the edge, where the schema says so and nowhere else.
import { describe, expect, it } from '@jest/globals';
import { decodeData, encodeVariables } from './codec.js';
import { eachNode } from './each.js';
import { DecomposeOperation, RankingOperation, SubmitOperation, type DecomposeTargetInput } from './generated/operations.js';
import { Decimal, periodText } from './index.js';

const target: DecomposeTargetInput = {
  clientRequestId: 'd',
  region: '500000',
  indicator: 'ENERGY_TOTAL',
  year: 2025,
  method: 'BY_SHARE',
  pathRule: 'LINEAR',
  bounds: [{ region: '500155', fixedValue: new Decimal('18491.123456789012345678901234567890') }],
};

describe('the codec', () => {
  it('reads decimals exactly, in lists and where they are null, and leaves text alone', () => {
    const row = (value: string | null) => ({ rank: 1, figure: { value, yearOnYear: '-1.5' }, region: { code: '500155', name: '1.5' } });
    const data = { region: { ranking: [row('17215.00022674160000000000000000000001'), row(null)] } };
    const decoded = decodeData(RankingOperation, data).region!.ranking;
    expect(decoded[0]!.figure.value!.toFixed()).toBe('17215.00022674160000000000000000000001');
    expect(decoded[1]!.figure.value).toBeNull();
    expect(decoded[0]!.region.name).toBe('1.5');
  });

  it.each([1.5, 'NaN', '1e3', '', true])('takes %p for no decimal', (value) => {
    const data = { region: { ranking: [{ figure: { value } }] } };
    expect(() => decodeData(RankingOperation, data)).toThrow(expect.objectContaining({ code: 'UNREADABLE_ANSWER' }));
  });

  it('writes decimals exactly, however deep in an input, and never as an exponent', () => {
    const bounds = [...target.bounds!, { region: '500231', weight: new Decimal('1e-19') }];
    expect(encodeVariables(DecomposeOperation, { input: { ...target, bounds } })).toMatchObject({
      input: { bounds: [{ fixedValue: '18491.12345678901234567890123456789' }, { weight: '0.0000000000000000001' }] },
    });
  });

  it.each([0.1, '0.1', new Decimal(NaN)])('refuses %p where a decimal belongs', (fixedValue) => {
    const bounds = [{ region: '500155', fixedValue: fixedValue as Decimal }];
    const encode = () => encodeVariables(DecomposeOperation, { input: { ...target, bounds } });
    expect(encode).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining('input.bounds.0.fixedValue') }),
    );
  });

  it('refuses what is no period, and leaves quantities, which are text, to the server', () => {
    const report = {
      clientRequestId: 'r',
      institution: 'x',
      values: [{ item: 'WATER', quantity: 'about 5', acquisition: 'METERED' }],
    } as const;
    expect(encodeVariables(SubmitOperation, { input: { ...report, period: '2026-03' } })).toMatchObject({
      input: { values: report.values },
    });
    expect(() => encodeVariables(SubmitOperation, { input: { ...report, period: '2026-13' as '2026-12' } })).toThrow('input.period');
    // @ts-expect-error a month has two digits
    expect(() => encodeVariables(SubmitOperation, { input: { ...report, period: '2026-3' } })).toThrow('input.period');
    expect(() => periodText('last year')).toThrow(RangeError);
  });
});

describe('a connection', () => {
  const pageOf = (first: number, last: number, of: number) => ({
    nodes: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    pageInfo: { hasNextPage: last < of, endCursor: String(last) },
  });
  const read = async (asked: string[], { first, after }: { first: number; after: string | null }) => {
    asked.push(`${first} after ${after}`);
    const from = Number(after ?? 0) + 1;
    return pageOf(from, Math.min(from + first - 1, 5), 5);
  };

  it('is read page by page, no further than the loop goes', async () => {
    const asked: string[] = [];
    const seen: number[] = [];
    for await (const node of eachNode((page) => read(asked, page), 2)) {
      seen.push(node);
      if (node === 3) break;
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(asked).toEqual(['2 after null', '2 after 2']);
  });

  it('ends with its last page; one that is not there has no nodes', async () => {
    const all: number[] = [];
    for await (const node of eachNode((page) => read([], page), 2)) all.push(node);
    expect(all).toEqual([1, 2, 3, 4, 5]);
    for await (const node of eachNode<number>(async () => null)) throw new Error(`a node: ${node}`);
  });

  it.each([0, 501, 1.5])('refuses pages of %p', async (size) => {
    await expect(eachNode((page) => read([], page), size).next()).rejects.toThrow(RangeError);
  });
});
