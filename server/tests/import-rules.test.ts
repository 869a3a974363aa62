// The table of folders, and who may import whom, as lint enforces it (scripts/import-rules.mjs).
import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { importRules } from '../../scripts/import-rules.mjs';

const linter = new Linter({ configType: 'flat' });
const config = [
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, plugins: { '@typescript-eslint': tseslint.plugin } },
  ...importRules,
] as Linter.Config[];

const isRefused = (filename: string, line: string): boolean => {
  const messages = linter.verify(line, config, { filename });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
  return messages.length > 0;
};

const feature = 'server/src/features/reports/report.service.ts';
const allowed: [file: string, line: string][] = [
  ['domain/src/plans/rules/sums.ts', "import { Decimal } from '../../decimal.js'"],
  ['domain/src/decimal.ts', "import { Decimal } from 'decimal.js'"],
  [
    'schema/src/scalars/scalars.ts',
    "import { GraphQLError } from 'graphql'; import { Field } from 'type-graphql'; import '@shuangcheng/domain'",
  ],
  ['tenants/src/database/migrate.ts', "import pg from 'pg'; import fs from 'node:fs'; import { DataSource } from 'typeorm'"],
  ['migrations/src/RegionTree1763600000001.ts', "import type { MigrationInterface } from 'typeorm'"],
  ['client-sdk/src/client.ts', "import { createClient } from 'graphql-ws/client'; export * from '@shuangcheng/domain'"],
  [
    'client-sdk/src/node/token-file.ts',
    "import { open } from 'node:fs/promises'; import { WebSocket } from 'ws'; import { inMemory } from '../tokens.js'",
  ],
  ['server/src/edge/token-route.ts', "import { signIn } from '../features/sign-in/sign-in.service.js'"],
  [feature, "import type { Context } from '../../edge/context.js'"],
  [feature, "import { listRows } from './report.store.js'"],
  [feature, "import { getRegion } from '../regions/region.service.js'; import { FigureNode } from '../figures/figure.node.js'"],
  [feature, "import type { InstitutionHead } from '../institutions/institution-reading.store.js'"],
  ['server/src/features/reports/report.resolver.ts', "import { getReport } from './report.service.js'"],
  ['server/src/start/open-platform.ts', "import pg from 'pg'"],
];
const refused: [file: string, line: string][] = [
  ['domain/src/items/items.ts', "import fs from 'node:fs'"],
  ['domain/src/items/items.ts', "import '@shuangcheng/schema'"],
  ['domain/src/items/items.ts', "import { Region } from '../../../schema/src/regions/region.type.js'"],
  ['schema/src/enums.ts', "import { RequestError } from '@shuangcheng/tenants'"],
  ['schema/src/enums.ts', "import { Entity } from 'typeorm'"],
  ['tenants/src/session/session.ts', "import '@shuangcheng/server'"],
  ['tenants/src/session/session.ts', "import { GraphQLError } from 'graphql'"],
  ['migrations/src/RegionTree1763600000001.ts', "import { ITEMS } from '@shuangcheng/domain'"],
  ['migrations/src/RegionTree1763600000001.ts', "import { Table } from 'typeorm'"],
  ['client-sdk/src/client.ts', "import { Region } from '@shuangcheng/schema'"],
  ['client-sdk/src/client.ts', "import { readFile } from 'node:fs/promises'"],
  ['client-sdk/src/client.ts', "import { createClient } from './node/index.js'"],
  ['client-sdk/src/client.ts', 'const bytes = Buffer.from([])'],
  ['client-sdk/src/client.ts', "import { Region } from '../../schema/src/regions/region.type.js'"],
  ['server/src/main.ts', "import { createClient } from '@shuangcheng/client-sdk'"],
  ['server/src/main.ts', "import { ITEMS } from '../../domain/src/items/items.js'"],
  ['server/src/edge/token-route.ts', "import { addPlan } from '../features/plans/plan.store.js'"],
  ['server/src/workers/roll-up.ts', "import { addPlan } from '../features/plans/plan.store.js'"],
  [feature, "import { Context } from '../../edge/context.js'"],
  [feature, "import type { Logger } from '../../edge/create-edge.js'"],
  [feature, "import { addPlan } from '../plans/plan.store.js'"],
  [feature, "import pg from 'pg'"],
  [feature, "import { DataSource } from 'typeorm'"],
  [feature, 'database.dataSource.createQueryRunner()'],
  [feature, "client.query('begin')"],
  ['server/src/features/reports/report.resolver.ts', "import { listRows } from './report.store.js'"],
];

describe('import rules', () => {
  it.each(allowed)('%s may say %s', (file, line) => expect(isRefused(file, line)).toBe(false));
  it.each(refused)('%s may not say %s', (file, line) => expect(isRefused(file, line)).toBe(true));
});
