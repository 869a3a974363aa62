// Whatever happens to reports, the cells are what the ledger gives: random sequences of versions, and loads that are repeated.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal, type MonthKey } from '@shuangcheng/domain';
import fc from 'fast-check';
import pg from 'pg';
import {
  addToRegister,
  institution,
  openSmallRegister,
  recorded,
  staged,
  TENANT,
  type SmallRegister,
} from '../../../tests/kit/small-register.js';
import { sumActivities, type Activity, type Basis } from '../figures/activity.store.js';
import { appendVersions, findLedgerDifferences, type StagedReport } from './ledger.store.js';
import { recordReports } from './report-recording.service.js';

let register: SmallRegister;
const institutions = [1, 2, 3, 4, 5, 6].map((n) => institution(n));
const closed = institution(7, { validFrom: '2020-03-15', validTo: '2020-06-01' });
beforeAll(async () => {
  register = await openSmallRegister();
  await addToRegister(register, [...institutions, closed]);
});
afterAll(() => register.close());

const NOTHING_DIFFERS = { cells: [], states: [], register: [] };
const differences = () => register.read(findLedgerDifferences);
const append = (rows: readonly StagedReport[], known?: 'SKIP') => register.write((db) => appendVersions(db, TENANT, 'tester', rows, known));
const sumOf = async (
  month: MonthKey,
  basis: Basis,
  regionIds: readonly number[] = [500155, 500231],
  type: string | null = null,
): Promise<Activity> => {
  const key = { tenantId: TENANT, regionIds, from: month, to: month, basis, type, systems: null };
  return (await register.read((db) => sumActivities(db, [key])))[0]!;
};
const electricity = async (month: MonthKey, basis: Basis, regionIds?: readonly number[]): Promise<string> =>
  (await sumOf(month, basis, regionIds)).flows.get('ELECTRICITY')?.toFixed() ?? 'none';

/** What counts of a report by the rules: the last approved version; on the other basis a newer one that waits. */
interface Counted {
  approved: bigint | null;
  submitted: bigint | null;
}
const afterStep = (before: Counted, quantity: bigint, decision: StagedReport['decision']): Counted => {
  if (decision === 'APPROVE') return { approved: quantity, submitted: quantity };
  return { approved: before.approved, submitted: decision === 'RETURN' ? before.approved : quantity };
};

describe('appending versions', () => {
  // A month of its own for each run, so that runs do not see each other.
  let run = 0;
  const nextMonth = (): MonthKey => 195001 + Math.floor(run / 12) * 100 + (run++ % 12);

  type Decision = StagedReport['decision'];
  /** Up to five batches of reports of some of the institutions, each checked against the rules and by the checker. */
  const holdsFor = (...decisions: Decision[]): Promise<void> => {
    const quantity = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const row = fc.record({ n: fc.nat(institutions.length - 1), quantity, decision: fc.constantFrom(...decisions) });
    const batch = fc.uniqueArray(row, { selector: ({ n }) => n, minLength: 1 });
    return fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 5 }), async (batches) => {
        const month = nextMonth();
        const counted = institutions.map((): Counted => ({ approved: null, submitted: null }));
        for (const rows of batches) {
          await append(rows.map((one) => staged(institutions[one.n]!, month, { ELECTRICITY: one.quantity }, one.decision)));
          for (const one of rows) counted[one.n] = afterStep(counted[one.n]!, one.quantity, one.decision);
          await assertCells(month, counted);
          expect(await differences()).toEqual(NOTHING_DIFFERS);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  };
  const assertCells = async (month: MonthKey, counted: readonly Counted[]): Promise<void> => {
    for (const [basis, of] of [
      ['APPROVED', 'approved'],
      ['SUBMITTED', 'submitted'],
    ] as const) {
      const present = counted.map((report) => report[of]).filter((quantity) => quantity !== null);
      const expected = new Decimal(present.reduce((total, quantity) => total + quantity, 0n).toString()).dividedBy(1000);
      const sum = await sumOf(month, basis);
      expect([sum.reports, sum.flows.get('ELECTRICITY')?.toFixed() ?? '0', sum.missing.get('COAL') ?? 0]).toEqual([
        present.length,
        expected.toFixed(),
        present.length,
      ]);
    }
  };

  test('moves the cells by exactly the difference, and the checker finds nothing after any step', () => holdsFor('APPROVE', null), 60_000);

  // The insert's row of a cell from which reports leave has a negative count, and `check (reports >= 0)` of rollup_cell refuses
  // it before "on conflict" can add it: no returned or withdrawn report can leave the cells.
  test('a waiting report that is returned leaves the cells', async () => {
    const month = nextMonth();
    await append([staged(institutions[0]!, month, { ELECTRICITY: 5000n }, null)]);
    await append([staged(institutions[0]!, month, { ELECTRICITY: 5000n }, 'RETURN')]);
    expect((await sumOf(month, 'SUBMITTED')).reports).toBe(0);
  });
  test('the same holds where reports are returned', () => holdsFor('APPROVE', 'RETURN', null), 60_000);

  test('a revision that waits shows on basis SUBMITTED only; approved, on both', async () => {
    const month = nextMonth();
    const [own] = institutions as [(typeof institutions)[0]];
    const both = async () => [await electricity(month, 'APPROVED'), await electricity(month, 'SUBMITTED')];
    await append([staged(own, month, { ELECTRICITY: 5000n }, 'APPROVE')]);
    expect(await both()).toEqual(['5', '5']);
    await append([staged(own, month, { ELECTRICITY: 7000n }, null)]);
    expect(await both()).toEqual(['5', '7']);
    await append([staged(own, month, { ELECTRICITY: 8000n }, 'RETURN')]);
    expect(await both()).toEqual(['5', '5']);
    await append([staged(own, month, { ELECTRICITY: 9000n }, 'APPROVE')]);
    expect(await both()).toEqual(['9', '9']);
  });

  test('moves cells of its own region, type and month only', async () => {
    const [month, other] = [nextMonth(), nextMonth()];
    await append(institutions.map((own) => staged(own, month, { ELECTRICITY: 1000n }, 'APPROVE')));
    await append([staged(institutions[1]!, month, { ELECTRICITY: 4000n }, 'APPROVE')]);
    expect([await electricity(month, 'APPROVED', [500155]), await electricity(month, 'APPROVED', [500231])]).toEqual(['6', '3']);
    expect((await sumOf(month, 'APPROVED', [500155], 'HEALTH')).flows.get('ELECTRICITY')!.toFixed()).toBe('1');
    expect((await sumOf(other, 'APPROVED')).reports).toBe(0);
  });

  test('the same report twice in a batch is refused whole: nothing is written', async () => {
    const month = nextMonth();
    const row = staged(institutions[0]!, month, { ELECTRICITY: 1000n }, 'APPROVE');
    await expect(append([row, { ...row }])).rejects.toThrow();
    expect((await sumOf(month, 'SUBMITTED')).reports).toBe(0);
    expect(await differences()).toEqual(NOTHING_DIFFERS);
  });

  test('of two sessions that report the same month at once one is refused whole, and the cells stay right', async () => {
    const month = nextMonth();
    const outcomes = await Promise.allSettled(
      [1000n, 2000n].map((quantity) => append([staged(institutions[0]!, month, { ELECTRICITY: quantity }, 'APPROVE')])),
    );
    const written = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(written).toBeGreaterThanOrEqual(1);
    expect((await sumOf(month, 'APPROVED')).reports).toBe(1);
    expect(await differences()).toEqual(NOTHING_DIFFERS);
  });
});

describe('recording reports with their past', () => {
  const january = institutions.map((own) => recorded(own, 202001, { ELECTRICITY: 1000n, WATER: 2000n }));
  const record = (rows: Iterable<(typeof january)[0]>) => recordReports(register.scope(), TENANT, rows);

  test('is repeatable: the second time nothing is recorded', async () => {
    expect(await record(january)).toEqual({ recorded: 6, known: 0, notOpen: 0 });
    expect(await record(january)).toEqual({ recorded: 0, known: 6, notOpen: 0 });
    expect(await electricity(202001, 'APPROVED')).toBe('6');
  });

  test('goes on where an interrupted load was, and a step that failed left nothing', async () => {
    const february = institutions.map((own) => recorded(own, 202002, { ELECTRICITY: 1000n }));
    await record(february.slice(0, 2));
    function* interrupted() {
      yield february[2]!;
      throw new Error('the line was cut');
    }
    await expect(record(interrupted())).rejects.toThrow('the line was cut');
    expect(await electricity(202002, 'APPROVED')).toBe('2');
    expect(await record(february)).toEqual({ recorded: 4, known: 2, notOpen: 0 });
    expect(await electricity(202002, 'APPROVED')).toBe('6');
  });

  test('counts rows of an institution that was not open, and takes those of its first and last month', async () => {
    const months = [202002, 202003, 202005, 202006];
    const rows = months.map((month) => recorded(closed, month, { ELECTRICITY: 1000n }));
    expect(await record([...rows, recorded(institution(99), 202003, {})])).toEqual({ recorded: 2, known: 0, notOpen: 3 });
    expect([await electricity(202003, 'APPROVED', [500231]), await electricity(202006, 'APPROVED')]).toEqual(['1', 'none']);
  });

  test('knows who was late: the day after the 10th of the next month', async () => {
    const at = (n: number, instant: string) => ({ ...recorded(institutions[n]!, 202004, { WATER: 1n }), submittedAt: new Date(instant) });
    await record([at(0, '2020-05-10T15:59:59Z'), at(1, '2020-05-10T16:00:00Z')]);
    const rows = await register.read((db) =>
      db.query<{ on_time: boolean }>({ name: 'on_time', text: 'select on_time from report where month = 202004 order by institution_id' }),
    );
    expect(rows.map((row) => row.on_time)).toEqual([true, false]);
  });

  test('leaves no difference between ledger, cells, states and register', async () => {
    expect(await differences()).toEqual(NOTHING_DIFFERS);
  });
});

// The checker compares which versions count, not how a report says that it stands: a status changed by hand shows in every list.
test('a status that the history does not give is found', async () => {
  const owner = new pg.Client({ connectionString: register.cloned.ownerUrl });
  await owner.connect();
  await owner.query(`update report set latest_status = 'DRAFT' where month = 202001 and institution_id = $1`, [
    institutions[0]!.institutionId,
  ]);
  await owner.end();
  expect((await differences()).states).toHaveLength(1);
});
