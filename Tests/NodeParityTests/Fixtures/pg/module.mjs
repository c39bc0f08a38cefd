// The ways in which a module imports pg.
import pg from 'pg';
import { createRequire } from 'node:module';

const required = createRequire(import.meta.url)('pg');
console.log(pg === required, pg.native);
for (const name of ['Pool', 'Client', 'Query', 'types', 'defaults', 'DatabaseError', 'Connection']) console.log(name, typeof pg[name], pg[name].name);
console.log(pg.defaults.port, pg.defaults.host, pg.defaults.max, pg.types.builtins.INT8, 'default' in pg);
const pool = new pg.Pool();
console.log(pool instanceof pg.Pool, pool.options.max, pool.options.idleTimeoutMillis, pool.Client === pg.Client);
console.log((await pool.query('SELECT 1 AS one')).rows);
pg.defaults.parseInt8 = true;
console.log((await pool.query("SELECT 5::int8 AS n, '{1,2}'::int8[] AS a")).rows);
pg.defaults.parseInt8 = false;
console.log((await pool.query('SELECT 5::int8 AS n')).rows);
await pool.end();
const secret = new pg.Pool({ password: 'hush', connectionString: undefined });
console.log(Object.keys(secret.options).includes('password'), secret.options.password);
