// Who may import whom (README.md has the table): each folder lists what it may name, and all else is refused.
// A folder's own files are relative imports that stay in its `src`.

const anyBuiltin = 'node:.+';
const ownFiles = String.raw`\.{1,2}/(?!.*/?(?:domain|schema|tenants|migrations|server|client-sdk|console)/(?:src|dist|tests)/).*`;
const workspace = (name) => `@shuangcheng/${name}`;

/** All but these, as a pattern of the rule. */
const nothingBut = (allowed, message, more = {}) => ({ regex: `^(?!(?:${[...allowed, ownFiles].join('|')})$)`, message, ...more });

/** One folder's rule. `patterns` are refusals. */
const restrict = (files, patterns, ignores = []) => ({
  files,
  ...(ignores.length > 0 && { ignores }),
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

/** What a page is made of. */
const pageLibraries = [
  'react(-dom/client|-router)?',
  'antd(/locale/zh_CN)?',
  '@ant-design/icons',
  '@tanstack/react-query',
  'dayjs(/locale/zh-cn)?',
  'echarts/(core|charts|components|renderers)',
];

/** Files, tokens kept in them, and the command line. */
const nodeSide = ['client-sdk/src/{node,command-line}/**/*.ts'];

const packages = [
  restrict(['domain/**/*.ts'], [nothingBut(['decimal\\.js'], 'domain/ holds rules only: it imports itself and decimal.js.')]),
  restrict(
    ['schema/**/*.ts'],
    [nothingBut([workspace('domain'), 'type-graphql', 'graphql', 'reflect-metadata'], 'schema/ imports domain, type-graphql and graphql.')],
  ),
  restrict(
    ['tenants/**/*.ts'],
    [
      nothingBut(
        [workspace('domain'), 'typeorm', 'pg', 'pg-copy-streams', 'reflect-metadata', anyBuiltin],
        'tenants/ imports domain, typeorm, pg and what Node has.',
      ),
    ],
  ),
  restrict(
    ['migrations/**/*.ts'],
    [
      { regex: '^typeorm$', allowTypeImports: true, message: "A migration imports typeorm's types only." },
      nothingBut(['typeorm'], 'A migration must mean the same in three years: it imports no entity, no domain, no store.'),
    ],
  ),
  restrict(
    ['client-sdk/**/*.ts'],
    [
      nothingBut([workspace('domain'), 'graphql-ws/client'], 'client-sdk/ imports domain and graphql-ws: it runs in a browser.'),
      { regex: '/(?:node|command-line)/', message: 'What needs Node stays behind @shuangcheng/client-sdk/node.' },
    ],
    nodeSide,
  ),
  restrict(nodeSide, [
    nothingBut([workspace('domain'), 'ws', anyBuiltin], 'The Node side of client-sdk/ imports the core, domain, ws and what Node has.'),
  ]),
  restrict(
    ['console/src/**/*.{ts,tsx}'],
    [
      nothingBut(
        [workspace('(client-sdk|domain)'), ...pageLibraries],
        'console/ knows client-sdk, domain and what a page is made of: whatever it shows, the public API gave.',
      ),
    ],
  ),
];

// Inside the server: edge → features → tenants and domain.
const notOfTheServer = {
  regex: `^(?:${workspace('(client-sdk|console)')}|.*/(client-sdk|console)/.*)$`,
  message: 'server/ never imports client-sdk or console.',
};
const intoAnotherPackage = {
  regex: String.raw`^(?:\.\./)+(?:domain|schema|tenants|migrations)/|^@shuangcheng/[a-z-]+/`,
  message: 'Import another workspace by its name: its index is what it offers.',
};
const databaseItself = {
  regex: '^(?:typeorm|pg|pg-copy-streams)(?:/.*)?$',
  allowTypeImports: true,
  message: 'Only tenants/ opens connections and transactions: use withTenantSession, withSignInSession or withPlatformSession.',
};
const everywhereInServer = [notOfTheServer, intoAnotherPackage, databaseItself];

const contextAsAType = {
  regex: '/edge/context\\.js$',
  allowTypeImports: true,
  message: 'A feature knows the edge by one type: import type { Context } from edge/context.js.',
};
const edge = { regex: '/edge/(?!context\\.js$)', message: 'edge imports features, never the other way round.' };
// `../<feature>/<file>` from a file of a feature: `../../` leads out of the features.
const storeOfAnotherFeature = {
  regex: String.raw`^\.\./(?!\.\.)[a-z-]+/(?!.*(?:\.service|\.node|-row|-record|-columns)\.js$)`,
  allowTypeImports: true,
  message: 'A feature calls another through its service, its nodes or its records.',
};
const ownStore = {
  regex: String.raw`\.(?:store|sql)\.js$`,
  allowTypeImports: true,
  message: 'Only services call stores.',
};

// Known exceptions to "through its service": pure functions and reads that have no service of their own yet.
const exceptions = [
  'server/src/features/definitions/definition.resolver.ts',
  'server/src/features/nodes/node.service.ts',
  'server/src/features/reports/report-recording.service.ts',
];

const server = [
  restrict(['server/src/**/*.ts'], everywhereInServer, ['server/src/{start,generate}/*.ts', 'server/src/{edge,features,workers}/**']),
  // Before there is a pool: the database itself is made, and its shape is read as the owner.
  restrict(['server/src/{start,generate}/*.ts'], [notOfTheServer, intoAnotherPackage]),
  restrict(['server/src/edge/**/*.ts', 'server/src/workers/**/*.ts'], [...everywhereInServer, ownStore]),
  restrict(['server/src/features/**/*.ts'], [...everywhereInServer, contextAsAType, edge, storeOfAnotherFeature], exceptions),
  restrict(
    ['server/src/features/**/*.resolver.ts'],
    [...everywhereInServer, contextAsAType, edge, storeOfAnotherFeature, ownStore],
    exceptions,
  ),
  restrict(exceptions, [...everywhereInServer, contextAsAType, edge]),
];

/** TypeORM's own doors to a transaction, and SQL that opens or ends one. */
const transactions = {
  files: ['domain', 'schema', 'server', 'client-sdk'].map((folder) => `${folder}/src/**/*.ts`),
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: 'CallExpression[callee.property.name=/^(createQueryRunner|startTransaction|transaction)$/]',
        message: 'Only tenants/ opens transactions.',
      },
      {
        selector: 'Literal[value=/^\\s*(begin|start transaction|commit|rollback|savepoint)\\b(?! of)/i][value=/^[a-z ]+;?$/]',
        message: 'Only tenants/ opens transactions.',
      },
    ],
  },
};

/** Globals that a browser does not have, though Node's types let them compile. */
const globalsOfNode = {
  files: ['client-sdk/src/**/*.ts'],
  ignores: [...nodeSide, '**/*.test.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      ...['Buffer', 'process', 'global', 'setImmediate', 'require'].map((name) => ({
        name,
        message: 'The core of client-sdk/ runs in a browser.',
      })),
    ],
  },
};

export const importRules = [...packages, ...server, transactions, globalsOfNode];
