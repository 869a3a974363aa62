export * from './accounts/account.entity.js';
export * from './database/database.js';
export * from './database/migrate.js';
export * from './database/statement.js';
export * from './regions/region-tree.store.js';
export * from './session/request-error.js';
export * from './session/request-scope.js';
export * from './session/session.js';
export type { PlatformDb, QueryMeter, SessionDb, SignInDb, TenantDb } from './session/session-db.js';
