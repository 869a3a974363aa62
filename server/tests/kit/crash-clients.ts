// Clients that report, decide and withdraw at random in every county, and go on through crashes: what was not answered is sent
// again as it was, and every answer is written down.
import { randomUUID } from 'node:crypto';

export interface Acknowledged {
  readonly kind: 'SUBMITTED' | 'APPROVED' | 'RETURNED' | 'WITHDRAWN';
  readonly tenantId: number;
  readonly institution: string;
  readonly period: string;
  readonly version: number;
  /** kWh, of what was submitted. */
  readonly electricity: number;
}
type Named = Omit<Acknowledged, 'kind'> & { readonly id: string };

/** Where the platform answers now; waits while it does not. */
export type Address = () => Promise<string>;

/** Small, fast and the same each time. */
const randomFrom = (seed: number) => {
  let state = seed * 2_654_435_761 + 1;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return (state >>> 0) % below;
  };
};

const report = 'report { id version } problems { code }';
const operations = {
  SUBMITTED: `mutation($input: ReportInput!) { it: submitReport(input: $input) { ${report} } }`,
  DECIDED: 'mutation($input: ReviewReportsInput!) { it: reviewReports(input: $input) { reports { id } problems { code } } }',
  WITHDRAWN: `mutation($input: WithdrawReportInput!) { it: withdrawReport(input: $input) { ${report} } }`,
};
interface Answer {
  readonly report?: { readonly id: string; readonly version: number } | null;
  readonly reports?: readonly object[];
}

/** Sends the same request until it is answered, whatever dies meanwhile. Gives null where nothing was done. */
const sendUntilAnswered = async (address: Address, token: string, query: string, input: object): Promise<Answer> => {
  const body = JSON.stringify({ query, variables: { input: { ...input, clientRequestId: randomUUID() } } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  for (;;) {
    const url = await address();
    try {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      const { data, errors } = (await response.json()) as { data?: { it: Answer } | null; errors?: { extensions: { code: string } }[] };
      if (data && !errors) return data.it;
      const code = errors?.[0]?.extensions.code;
      if (code !== 'INTERNAL_SERVER_ERROR') throw new TypeError(`refused: ${JSON.stringify(errors)}`);
    } catch (error) {
      // Nobody there, or gone in the middle of the answer: fetch and JSON fail alike.
      if (error instanceof TypeError && error.message.startsWith('refused')) throw error;
    }
  }
};

export interface Clerk {
  readonly seed: number;
  readonly tenantId: number;
  readonly token: string;
  /** Credit codes, of every county of the province. */
  readonly institutions: readonly string[];
  readonly steps: number;
}

/**
 * One client's day: two of five steps submit, the others decide on or withdraw what anybody of the province submitted. What is
 * answered goes to `acknowledge`; what is refused (another was faster) changed nothing.
 */
export const work = async (
  { seed, tenantId, token, institutions, steps }: Clerk,
  address: Address,
  submitted: Named[],
  acknowledge: (what: Acknowledged) => void,
): Promise<void> => {
  const random = randomFrom(seed);
  for (let step = 0; step < steps; step += 1) {
    const chosen = submitted[random(submitted.length || 1)];
    const choice = random(10);
    if (!chosen || choice < 4) {
      const place = {
        tenantId,
        institution: institutions[random(institutions.length)]!,
        period: `2025-${String(1 + random(3)).padStart(2, '0')}`,
      };
      const electricity = 1000 + random(100_000);
      const values = [
        { item: 'ELECTRICITY', quantity: String(electricity), acquisition: 'METERED' },
        { item: 'FLOOR_AREA', quantity: '1000', acquisition: 'METERED' },
        { item: 'ENERGY_USERS', quantity: '50', acquisition: 'METERED' },
      ];
      const { institution, period } = place;
      const { report: made } = await sendUntilAnswered(address, token, operations.SUBMITTED, { institution, period, values });
      if (!made) throw new Error('a report in order was refused');
      acknowledge({ ...place, kind: 'SUBMITTED', version: made.version, electricity });
      submitted.push({ ...place, id: made.id, version: made.version, electricity });
    } else if (choice < 9) {
      const decision = choice < 8 ? 'APPROVE' : 'RETURN';
      const { reports } = await sendUntilAnswered(address, token, operations.DECIDED, { reportIds: [chosen.id], decision, reason: '随机' });
      if (reports!.length > 0) acknowledge({ ...chosen, kind: decision === 'APPROVE' ? 'APPROVED' : 'RETURNED' });
    } else {
      const { report: gone } = await sendUntilAnswered(address, token, operations.WITHDRAWN, { reportId: chosen.id, reason: '随机' });
      if (gone) acknowledge({ ...chosen, kind: 'WITHDRAWN' });
    }
  }
};
