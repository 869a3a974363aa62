// The steps of bench/import.mjs, each run in a process of its own.
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  FLOW_CODES,
  STOCK_CODES,
  getItem,
  TEMPLATE_COLUMNS,
  templateHeader,
  acquisitionText,
  fromFixedPoint,
  yuanFromFen,
  BUILDING_FLOWS,
  DEFAULT_RULES,
  usedFor,
} from '@shuangcheng/domain';
import {
  addGrant,
  createAccount,
  currentTree,
  makeLoadScope,
  openDatabase,
  withPlatformSession,
  withTenantSession,
} from '@shuangcheng/tenants';
import { generateDemonstration } from '../server/dist/features/demonstration/generate.js';
import { addInstitutions } from '../server/dist/features/institutions/institution.store.js';
import { loadReferenceData } from '../server/dist/start/load-reference-data.js';
import { findAccountScope } from '../server/dist/features/sign-in/caller.service.js';
import { receiveUpload } from '../server/dist/features/imports/upload.service.js';
import { startImport, getImport } from '../server/dist/features/imports/import.service.js';
import { IMPORT_OPTIONS, ImportWork } from '../server/dist/features/imports/import-run.service.js';

const TENANTS = [500000, 510000];
const FIRST_MONTH = 202401;
const [, , name, given] = process.argv;
const options = JSON.parse(given);
const fileOf = (tenantId) => join(options.folder, `${tenantId}.csv`);
const accountOf = (tenantId) => `00000000-0000-4000-8000-000000${tenantId}`;

const wordOf = (acquisition) => acquisitionText(acquisition, { notApplicable: false, carried: false });
const HOW_NAMES = Object.fromEntries(['METERED', 'LUMP_SUM', 'ESTIMATED'].map((acquisition, index) => [index + 1, wordOf(acquisition)]));
const flowAt = new Map(FLOW_CODES.map((code, index) => [code, index]));
const stockAt = new Map(STOCK_CODES.map((code, index) => [code, index]));
const csv = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A report as a clerk's line in the template. */
const lineOf = (row, institution) =>
  TEMPLATE_COLUMNS.map((column) => {
    switch (column.kind) {
      case 'INSTITUTION':
        return institution.code;
      case 'NAME':
        return csv(institution.name);
      case 'PERIOD':
        return `${Math.floor(row.month / 100)}-${String(row.month % 100).padStart(2, '0')}`;
      case 'HOW':
        return HOW_NAMES[row.flowHow.find((how) => how !== null && how !== 9) ?? 1];
      case 'COST': {
        const fen = row.flowCosts[flowAt.get(column.item)];
        return fen === null ? '' : yuanFromFen(fen).toFixed();
      }
      default: {
        const flow = getItem(column.item).kind === 'FLOW';
        const at = flow ? flowAt.get(column.item) : stockAt.get(column.item);
        const value = flow ? row.flows[at] : row.stocks[at];
        return value === null ? '' : fromFixedPoint(column.item, value).toFixed();
      }
    }
  }).join(',');

/** What the rules compare with: each institution's past, and the medians of its peers' logarithms; kept, so that they are really made. */
const softInputs = () => {
  const ratio = (value, base) => `case when ${value} > 0 and ${base} > 0 then ln(${value} / ${base}) end`;
  const price = (row, flow) => `ln(${row}.${flow}_cost / ${row}.${flow})`;
  const billed = (row, flow) => `${row}.${flow} > 0 and ${row}.${flow}_cost > 0`;
  const energy = BUILDING_FLOWS.map((flow) => `coalesce(n.${flow}, 0) * ${DEFAULT_RULES.kgce[flow] ?? 0}`).join(' + ');
  const logarithms = [
    `case when n.FLOOR_AREA > 0 and (${energy}) > 0 then ln((${energy}) / n.FLOOR_AREA) end`,
    ...FLOW_CODES.flatMap((flow) => [
      ratio(`n.${flow}`, `n.${usedFor(flow)}`),
      ratio(`n.${flow}`, `y.${flow}`),
      ratio(`n.${flow}`, `m.${flow}`),
      `case when ${billed('n', flow)} and ${billed('m', flow)} then ${price('n', flow)} - ${price('m', flow)} end`,
    ]),
  ];
  const each = (make) => logarithms.map((_, index) => make(index)).join(', ');
  const monthsBefore = (count) => `to_char(to_date(n.month::text, 'YYYYMM') - interval '${count} months', 'YYYYMM')::int`;
  const past = [...FLOW_CODES, 'FLOOR_AREA', 'ENERGY_USERS', 'STAFF', 'VEHICLES', 'VEHICLES_GASOLINE', 'VEHICLES_DIESEL'];
  return [
    `create unlogged table bench_history as
       select institution_id, array_agg(month order by month) as months,
              ${[...past, ...FLOW_CODES.map((flow) => `${flow}_cost`)].map((column) => `array_agg(${column} order by month) as ${column}`).join(', ')}
         from bench_judged group by institution_id`,
    `create unlogged table bench_peers as
       with value as materialized (
         select n.region_id, n.type, n.month, ${each((index) => `${logarithms[index]} as x${index}`)}
           from (select *, row_number() over (partition by region_id, type, month order by institution_id) as place from bench_judged) n
           left join bench_judged m on m.institution_id = n.institution_id and m.month = ${monthsBefore(1)}
           left join bench_judged y on y.institution_id = n.institution_id and y.month = ${monthsBefore(12)}
          where n.place <= 200
       ), middle as (
         select region_id, type, month, ${each((index) => `percentile_cont(0.5) within group (order by x${index}) as m${index}`)}
           from value group by region_id, type, month
       )
       select region_id, type, month, ${each(
         (index) =>
           `count(x${index}) as n${index}, min(m${index}) as m${index}, percentile_cont(0.5) within group (order by abs(x${index} - m${index})) as d${index}`,
       )}
         from middle join value using (region_id, type, month) group by region_id, type, month`,
  ];
};

const steps = {
  async prepare(database) {
    const tree = await loadReferenceData(database, () => undefined);
    const demonstration = generateDemonstration({
      regions: tree.list(),
      seed: 20201231,
      scale: options.scale,
      firstMonth: FIRST_MONTH,
      lastMonth: FIRST_MONTH + options.months - 1,
    });
    const byId = new Map(demonstration.institutions.map((institution) => [institution.institutionId, institution]));
    let rows = 0;
    let bytes = 0;
    let values = 0;
    for (const tenantId of TENANTS) {
      const own = demonstration.institutions.filter((institution) => institution.tenantId === tenantId);
      await withTenantSession(makeLoadScope(database, tree, tenantId, new Date()), 'write', (db) => addInstitutions(db, own));
      const out = createWriteStream(fileOf(tenantId));
      out.write(`${templateHeader().map(csv).join(',')}\n`);
      let block = '';
      for (const row of demonstration.reports(tenantId)) {
        const line = lineOf(row, byId.get(row.institutionId));
        rows += 1;
        values += line.split(',').filter((cell, index) => index > 3 && cell !== '').length;
        block += `${line}\n`;
        if (block.length > 1 << 20) {
          if (!out.write(block)) await once(out, 'drain');
          block = '';
        }
      }
      out.end(block);
      await once(out, 'finish');
      bytes += statSync(fileOf(tenantId)).size;
      const base = { accountId: accountOf(tenantId), kind: 'PERSON', secretHash: 'none', mustChangeSecret: false, demonstration: false };
      await withPlatformSession(database, async (db) => {
        await createAccount(db, { ...base, username: `importer-${tenantId}`, displayName: '导入' });
        await addGrant(db, {
          grantId: accountOf(tenantId),
          accountId: accountOf(tenantId),
          role: 'COUNTY_BUREAU',
          tenantId,
          regionId: tenantId,
          subtree: true,
          system: null,
          institutionId: null,
          validFrom: new Date('2020-01-01T00:00:00Z'),
          validTo: null,
        });
      });
    }
    const owner = new pg.Client(options.ownerUrl);
    await owner.connect();
    await owner.query('analyze');
    await owner.end();
    return { institutions: demonstration.institutions.length, rows, bytes, values: (values / rows).toFixed(1) };
  },

  /**
   * The floor: COPY into an unlogged table of text, and what the import checks, in SQL: first the form's hard rules, then what the
   * rules about unusual values compare a report with (softInputs), without the comparing. Nothing is written to the ledger.
   */
  async floor() {
    const owner = new pg.Client(options.ownerUrl);
    await owner.connect();
    const columns = TEMPLATE_COLUMNS.map((_, index) => `c${index}`);
    await owner.query(`create unlogged table bench_rows (${columns.map((column) => `${column} text`).join(', ')})`);
    const began = performance.now();
    for (const tenantId of TENANTS)
      await pipeline(createReadStream(fileOf(tenantId)), owner.query(copyFrom(`copy bench_rows from stdin (format csv, header)`)));
    const copied = performance.now();
    const checks = TEMPLATE_COLUMNS.flatMap((column, index) => {
      if (column.kind !== 'QUANTITY' && column.kind !== 'COST') return [];
      const decimals = column.kind === 'COST' ? 2 : getItem(column.item).decimals;
      const fraction = decimals === 0 ? '' : `(\\.\\d{1,${decimals}})?`;
      const form = `(c${index} is null or (c${index} ~ '^(0|[1-9]\\d{0,14})${fraction}$' and c${index}::numeric <= 1000000000000))`;
      if (column.kind === 'QUANTITY') return [form];
      const quantity = TEMPLATE_COLUMNS.findIndex((other) => other.kind === 'QUANTITY' && other.item === column.item);
      return [form, `(c${index} is null or c${quantity} is not null)`];
    });
    const at = (item) => `c${TEMPLATE_COLUMNS.findIndex((column) => column.kind === 'QUANTITY' && column.item === item)}`;
    const costAt = (item) => `c${TEMPLATE_COLUMNS.findIndex((column) => column.kind === 'COST' && column.item === item)}`;
    const kinds = ['VEHICLES_GASOLINE', 'VEHICLES_DIESEL', 'VEHICLES_NEW_ENERGY']
      .map((item) => `coalesce(${at(item)}::int, 0)`)
      .join(' + ');
    const typed = [
      ...[...FLOW_CODES, ...STOCK_CODES].map((item) => `nullif(${at(item)}, '不适用')::float8 as ${item}`),
      ...FLOW_CODES.map((item) => `${costAt(item)}::float8 as ${item}_cost`),
    ];
    await owner.query(`
      create unlogged table bench_judged as
        select r.c0, r.c2, i.institution_id, s.region_id, s.type, replace(r.c2, '-', '')::int as month,
               ${checks.join(' and ')} and r.c3 in ('计量', '包干', '估算') and ${at('FLOOR_AREA')} is not null and ${at('ENERGY_USERS')} is not null
                 and (${at('VEHICLES')} is null or ${kinds} <= ${at('VEHICLES')}::int) as sound,
               row_number() over (partition by r.c0, r.c2) as number, p.latest_version, ${typed.join(', ')}
          from bench_rows r
          left join institution i on i.code = r.c0
          left join lateral (select region_id, type from institution_state s where s.tenant_id = i.tenant_id and s.institution_id = i.institution_id
             and s.valid_from <= (to_date(r.c2, 'YYYY-MM') + interval '1 month - 1 day')::date and (s.valid_to is null or s.valid_to > to_date(r.c2, 'YYYY-MM'))
             order by s.valid_from desc limit 1) s on true
          left join report p on p.tenant_id = i.tenant_id and p.institution_id = i.institution_id and p.month = replace(r.c2, '-', '')::int`);
    const { rows } = await owner.query(
      'select count(*)::int as rows, (count(*) filter (where sound and region_id is not null and number = 1))::int as sound from bench_judged',
    );
    const judged = performance.now();
    await owner.query('create unique index on bench_judged (institution_id, month)');
    await owner.query('analyze bench_judged');
    for (const query of softInputs()) await owner.query(query);
    const ended = performance.now();
    await owner.query('drop table bench_rows, bench_judged, bench_history, bench_peers');
    await owner.end();
    const form = { rows: rows[0].rows, seconds: (judged - began) / 1000, sound: rows[0].sound, copySeconds: (copied - began) / 1000 };
    return { form, all: { rows: rows[0].rows, seconds: (ended - began) / 1000 } };
  },

  async import(database) {
    const uploads = { folder: join(options.folder, 'uploads'), mostBytes: 1 << 30, keptDays: 1 };
    const work = new ImportWork({ ...IMPORT_OPTIONS, ...(process.env.CHUNK && { chunkRows: Number(process.env.CHUNK) }) });
    const log = { warn: console.error, error: console.error };
    let seconds = 0;
    const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
    for (const tenantId of TENANTS) {
      const scope = () => findAccountScope(database, accountOf(tenantId), { id: 'bench', address: null });
      const upload = await receiveUpload(await scope(), uploads, `${tenantId}.csv`, createReadStream(fileOf(tenantId)));
      const began = performance.now();
      const input = {
        uploadId: upload.id,
        kind: 'REPORTS',
        intent: 'SUBMIT',
        dryRun: options.dryRun,
        clientRequestId: String(Math.random()),
      };
      const started = await startImport(await scope(), input);
      while ((await work.run(database, log)) === 'MORE');
      seconds += (performance.now() - began) / 1000;
      const done = await getImport(await scope(), started.import.id);
      if (done.state !== 'FINISHED') throw new Error(JSON.stringify(done));
      for (const key of Object.keys(counts)) counts[key] += done.counts[key];
    }
    return { ...counts, seconds, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) };
  },
};

const database = await openDatabase({ applicationUrl: options.applicationUrl, poolSize: 4 });
const result = await steps[name](database);
await database.close();
console.log(JSON.stringify(result));
