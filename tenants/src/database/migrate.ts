// Bringing the database to the shape that this version of the server needs.
import 'reflect-metadata';
import { DataSource, type MigrationInterface } from 'typeorm';

/** Any number that no other program on the database uses as an advisory lock. */
const MIGRATION_LOCK = 7_236_510_500;

/**
 * Applies the migrations that are missing, each in its own transaction, under a lock, so that two servers starting
 * together do it once. Gives the names of those it applied.
 */
export const applyMigrations = async (ownerUrl: string, migrations: readonly (new () => MigrationInterface)[]): Promise<string[]> => {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
};
