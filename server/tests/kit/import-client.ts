// What a clerk does to import a file: upload it, start, wait, and look at the rows.
import { TEMPLATE_COLUMNS } from '@shuangcheng/domain';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportWork } from '../../src/features/imports/import-run.service.js';
import type { Account, DemonstrationServer } from './demonstration-server.js';

export interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly progress: string;
  readonly counts: Readonly<Record<'rows' | 'created' | 'updated' | 'unchanged' | 'rejected', number>>;
  readonly problems: readonly { code: string; message: string }[];
  readonly rows: {
    readonly totalCount: number;
    readonly nodes: readonly {
      row: number;
      institution: string;
      period: string;
      outcome: string;
      problems: { code: string; message: string; path: string[] }[];
      warnings: { code: string; path: string[] }[];
    }[];
  };
}
const FIELDS = `id state progress counts { rows created updated unchanged rejected } problems { code message }
  rows(filter: $filter, first: 500) { totalCount nodes { row institution period outcome problems { code message path } warnings { code path } } }`;

export const makeUploadFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'sc-uploads-'));

/** Lines of a CSV under the template's header: each by the codes of its columns. */
export const sheetOf = (lines: readonly Readonly<Record<string, string>>[], codes: readonly string[]): string =>
  [codes.join(','), ...lines.map((line) => codes.map((code) => line[code] ?? '').join(','))].join('\n');
export const TEMPLATE_CODES = TEMPLATE_COLUMNS.map(({ code }) => code);

let requests = 0;

export class ImportClient {
  constructor(
    private readonly platform: DemonstrationServer,
    readonly work = new ImportWork({ chunkRows: 50, leaseMs: 60_000 }),
  ) {}

  readonly #tokens = new Map<Account, Promise<string>>();
  /** Signing in takes its time on purpose: once is enough. */
  token(account: Account): Promise<string> {
    const token = this.#tokens.get(account) ?? this.platform.server.token(account);
    this.#tokens.set(account, token);
    return token;
  }

  async post(account: Account, content: string | Uint8Array, name = 'reports.csv'): Promise<Response> {
    const { url } = this.platform.server;
    const token = await this.token(account);
    return fetch(`${url}/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: Buffer.from(content as string),
    });
  }

  async upload(account: Account, content: string | Uint8Array): Promise<string> {
    const answer = (await (await this.post(account, content)).json()) as { id?: string };
    if (!answer.id) throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  async start(
    account: Account,
    uploadId: string,
    more: object = {},
  ): Promise<{ import: { id: string } | null; problems: { code: string }[] }> {
    const data = await this.platform.ask(
      account,
      'mutation($input: StartImportInput!) { startImport(input: $input) { import { id state } problems { code message } } }',
      { input: { uploadId, clientRequestId: `import ${(requests += 1)} ${Math.random()}`, ...more } },
    );
    return data.startImport as { import: { id: string } | null; problems: { code: string }[] };
  }

  async look(account: Account, id: string, filter: string | null = null): Promise<ImportAnswer> {
    const data = await this.platform.ask(account, `query($id: ID!, $filter: ImportOutcome) { import(id: $id) { ${FIELDS} } }`, {
      id,
      filter,
    });
    return data.import as ImportAnswer;
  }

  /** Runs the worker until nothing is left to do. */
  async drain(work = this.work): Promise<void> {
    const { database, log } = this.platform.server;
    while ((await work.run(database, log)) === 'MORE');
  }

  /** Uploads, starts, and waits for the end. */
  async run(account: Account, content: string | Uint8Array, more: object = {}): Promise<ImportAnswer> {
    const started = await this.start(account, await this.upload(account, content), { acquisition: 'METERED', ...more });
    if (!started.import) throw new Error(JSON.stringify(started.problems));
    await this.drain();
    return this.look(account, started.import.id);
  }

  /** A file of the register, likewise. */
  runRegister(account: Account, content: string | Uint8Array, more: object = {}): Promise<ImportAnswer> {
    return this.run(account, content, { kind: 'REGISTER', acquisition: null, ...more });
  }

  /** A file of the platform. */
  async download(account: Account, path: string): Promise<Response> {
    return fetch(`${this.platform.server.url}${path}`, { headers: { authorization: `Bearer ${await this.token(account)}` } });
  }
}
