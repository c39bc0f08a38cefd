// The runner that jsmigrate stands in for, as small as such runners are: one row a version, written
// before a migration and after it.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { executeQuery, pool } from './config/db-utils.js';

const directory = join(dirname(fileURLToPath(import.meta.url)), 'migrations');

await executeQuery(`
  CREATE TABLE IF NOT EXISTS schema_migrations (
    id SERIAL PRIMARY KEY,
    version VARCHAR(255) NOT NULL UNIQUE,
    name VARCHAR(255) NOT NULL,
    direction VARCHAR(10) NOT NULL,
    status VARCHAR(20) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP WITH TIME ZONE,
    error TEXT,
    duration_ms INTEGER
  );
  CREATE INDEX IF NOT EXISTS idx_schema_migrations_version ON schema_migrations (version);
  CREATE INDEX IF NOT EXISTS idx_schema_migrations_status ON schema_migrations (status);
  CREATE INDEX IF NOT EXISTS idx_schema_migrations_started_at ON schema_migrations (started_at);
`);
const { rows } = await executeQuery(
  "SELECT version FROM schema_migrations WHERE direction = 'up' AND status = 'completed'");
const applied = new Set(rows.map((row) => row.version));

for (const file of readdirSync(directory).filter((name) => /^\d+-.+\.js$/.test(name)).sort()) {
  const [, version, name] = /^(\d+)-(.+)\.js$/.exec(file);
  if (applied.has(version)) continue;
  const migration = await import(pathToFileURL(join(directory, file)).href);
  await executeQuery(
    `INSERT INTO schema_migrations (version, name, direction, status) VALUES ($1, $2, 'up', 'running')
     ON CONFLICT (version) DO UPDATE SET direction = 'up', status = 'running', started_at = now()`,
    [version, name]);
  const start = Date.now();
  await migration.up();
  await executeQuery(
    `UPDATE schema_migrations SET status = 'completed', completed_at = now(), duration_ms = $2
     WHERE version = $1`,
    [version, Date.now() - start]);
}
await pool.end();
