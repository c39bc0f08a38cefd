// Started by scripts/benchmark with a private PostgreSQL in the environment.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    migrations: { type: 'string', default: '1000' },
    inserts: { type: 'string', default: '20000' },
    rows: { type: 'string', default: '1000000' },
    statements: { type: 'string', default: '200000' },
  },
});
const rounds = Number(options.rounds);
const migrationCount = Number(options.migrations);
const insertCount = Number(options.inserts);
// A commit of its own for each, to Node and psql.
const queryCount = Math.ceil(insertCount / 10);
const rowCount = Number(options.rows);
const statementCount = Number(options.statements);
const scripts = dirname(fileURLToPath(import.meta.url));
const workplace = mkdtempSync(join(tmpdir(), 'jsmigrate-benchmark-'));
process.on('exit', () => rmSync(workplace, { recursive: true, force: true }));

let databases = 0;

function run(program, args, { cwd, database } = {}) {
  const url = `postgresql://${process.env.PGUSER}@localhost:5432/${database}?host=${process.env.PGHOST}`;
  const env = { PATH: process.env.PATH, HOME: workplace, LANG: 'C.UTF-8', DATABASE_URL: url };
  if (program === 'psql') {
    for (const name of ['PGHOST', 'PGPORT', 'PGUSER']) env[name] = process.env[name];
    env.PGDATABASE = database;
  }
  const start = process.hrtime.bigint();
  const result = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (result.error) throw result.error;
  if (result.status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: exit ${result.status}\n${result.stdout}${result.stderr}`);
  }
  return { milliseconds, output: result.stdout };
}

function psql(database, sql) {
  return run('psql', ['-XqAtc', sql], { database }).output.trim();
}

// Never dropped: dropping a thousand tables slows the next run down for minutes on ext4.
function newDatabase() {
  databases += 1;
  const name = `bench_${databases}`;
  psql('template1', `CREATE DATABASE ${name} TEMPLATE template0`);
  return name;
}

// A project as Node and jsmigrate both find it, and the same work as SQL for psql.
function project(name, files, sql) {
  const path = join(workplace, name);
  cpSync(join(scripts, 'benchmark-project'), path, { recursive: true });
  symlinkSync(resolve(scripts, '../.build/node-pg/node_modules'), join(path, 'node_modules'));
  mkdirSync(join(path, 'migrations'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, 'migrations', file), text);
  writeFileSync(join(path, 'work.sql'), sql);
  return path;
}

const contenders = {
  jsmigrate: { program: process.env.JSMIGRATE_BINARY, args: ['up'] },
  node: { program: process.execPath, args: ['run-migration.js', 'up'] },
  'psql -f': { program: 'psql', args: ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', 'work.sql'] },
};

const helper = "import { executeQuery, pool } from '../config/db-utils.js';\n";
const tableOf = (number) => `CREATE TABLE small_${number} (id integer PRIMARY KEY, name text NOT NULL)`;

function smallMigrations(count) {
  const files = {};
  for (let number = 1; number <= count; number += 1) {
    files[`${String(number).padStart(4, '0')}-small.js`] = `${helper}
export async function up() {
  await executeQuery('${tableOf(number)}');
}

export async function down() {
  await executeQuery('DROP TABLE small_${number}');
}
`;
  }
  return files;
}

const ledger = `CREATE TABLE schema_migrations (id serial PRIMARY KEY, version varchar(255) NOT NULL UNIQUE,
  completed_at timestamptz DEFAULT now());\n`;

const rowsQuery = `SELECT n AS id, 'name ' || n AS name, now() AS at, n * 0.01 AS price FROM generate_series(1, ${rowCount}) n`;

const cases = {
  start: {
    title: 'start with nothing pending (20 applied)',
    path: () => project('start', smallMigrations(20),
      "SELECT to_regclass('schema_migrations');\nSELECT version FROM schema_migrations;\n"),
    // Each its own runner's table, filled by that runner.
    prepare(database, name, path) {
      const filler = name === 'jsmigrate' ? contenders.jsmigrate : contenders.node;
      run(filler.program, filler.args, { cwd: path, database });
    },
    isSameDatabase: true,
    verify: "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'small\\_%'",
    expected: '20',
  },
  migrations: {
    title: `${migrationCount} small migrations`,
    path: () => project('migrations', smallMigrations(migrationCount), ledger + Array.from(
      { length: migrationCount },
      (_, index) => `BEGIN;\n${tableOf(index + 1)};\n`
        + `INSERT INTO schema_migrations (version) VALUES ('${index + 1}');\nCOMMIT;\n`).join('')),
    verify: "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'small\\_%'",
    expected: String(migrationCount),
  },
  inserts: {
    // In a transaction of the migration's own, so that all three commit once.
    title: `${insertCount} awaited inserts in one migration`,
    path: () => project('inserts', {
      '001-inserts.js': `${helper}
export async function up() {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('CREATE TABLE entry (id integer PRIMARY KEY, name text NOT NULL)');
  for (let number = 1; number <= ${insertCount}; number += 1) {
    await client.query('INSERT INTO entry (id, name) VALUES ($1, $2)', [number, \`name \${number}\`]);
  }
  await client.query('COMMIT');
  client.release();
}

export async function down() {
  await executeQuery('DROP TABLE entry');
}
`,
    }, `${ledger}BEGIN;\nCREATE TABLE entry (id integer PRIMARY KEY, name text NOT NULL);\n${Array.from(
      { length: insertCount },
      (_, index) => `INSERT INTO entry (id, name) VALUES (${index + 1}, 'name ${index + 1}');\n`).join('')}COMMIT;\n`),
    verify: 'SELECT count(*) FROM entry',
    expected: String(insertCount),
  },
  queries: {
    // As most migrations are written; to Node and psql each is a transaction, to jsmigrate a savepoint of one.
    title: `${queryCount} awaited executeQuery() in one migration`,
    path: () => project('queries', {
      '001-queries.js': `${helper}
export async function up() {
  await executeQuery('CREATE TABLE entry (id integer PRIMARY KEY, name text NOT NULL)');
  for (let number = 1; number <= ${queryCount}; number += 1) {
    await executeQuery('INSERT INTO entry (id, name) VALUES ($1, $2)', [number, \`name \${number}\`]);
  }
}

export async function down() {
  await executeQuery('DROP TABLE entry');
}
`,
    }, `${ledger}CREATE TABLE entry (id integer PRIMARY KEY, name text NOT NULL);\n${Array.from(
      { length: queryCount },
      (_, index) => `INSERT INTO entry (id, name) VALUES (${index + 1}, 'name ${index + 1}');\n`).join('')}`),
    verify: 'SELECT count(*) FROM entry',
    expected: String(queryCount),
  },
  rows: {
    title: `${rowCount} rows read: integer, text, timestamptz, numeric`,
    path: () => project('rows', {
      '001-rows.js': `${helper}
export async function up() {
  const { rows } = await executeQuery(\`${rowsQuery}\`);
  let total = 0;
  for (const row of rows) total += row.id + row.name.length + Number(row.price) + (row.at.getTime() > 0 ? 1 : 0);
  await executeQuery('CREATE TABLE total AS SELECT $1::numeric AS n', [total]);
}

export async function down() {
  await executeQuery('DROP TABLE total');
}
`,
    }, `${ledger}${rowsQuery};\nCREATE TABLE total AS SELECT 1 AS n;\n`),
    verify: 'SELECT count(*) FROM total',
    expected: '1',
  },
  file: {
    // jsmigrate has the statements of a SQL file one by one; the others give the server what they have.
    title: `a SQL file of ${statementCount} statements`,
    path() {
      const statements = Array.from({ length: statementCount }, (_, index) => `INSERT INTO entry (id, name, note) VALUES (`
        + `${index + 1}, 'name ${index + 1}', '${"a note; it''s long ".repeat(10)}');\n`).join('');
      const table = 'CREATE TABLE entry (id integer PRIMARY KEY, name text NOT NULL, note text);\n';
      const path = project('file', {
        '001-file.js': `${helper}
import { readFileSync } from 'node:fs';

export async function up() {
  await executeQuery(readFileSync(new URL('../sql/001-file.sql', import.meta.url), 'utf8'));
}
`,
      }, `${ledger}BEGIN;\n${table}${statements}COMMIT;\n`);
      mkdirSync(join(path, 'sql'));
      writeFileSync(join(path, 'sql', '001-file.sql'), table + statements);
      return path;
    },
    args: { jsmigrate: ['up', '--dir', 'sql'] },
    verify: 'SELECT count(*) FROM entry',
    expected: String(statementCount),
  },
};

const median = (values) => {
  const sorted = [...values].sort((first, second) => first - second);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

function measure(test) {
  const path = test.path();
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  const prepared = {};
  // One round more than is counted: the first warms the caches. The order turns with each round.
  for (let round = 0; round <= rounds; round += 1) {
    const names = Object.keys(contenders);
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length];
      let database = prepared[name];
      if (!database) {
        database = newDatabase();
        test.prepare?.(database, name, path);
        if (test.isSameDatabase) prepared[name] = database;
      }
      const { program } = contenders[name];
      const args = test.args?.[name] ?? contenders[name].args;
      const { milliseconds } = run(program, args, { cwd: path, database });
      const found = psql(database, test.verify);
      if (found !== test.expected) throw new Error(`${name}: ${found} instead of ${test.expected} by ${test.verify}`);
      if (round > 0) times[name].push(milliseconds);
    }
  }
  return times;
}

const version = (program, args) => spawnSync(program, args, { encoding: 'utf8' }).stdout.trim();
console.log(`${version(process.env.JSMIGRATE_BINARY, ['--version'])} · node ${process.version} · `
  + `${version('psql', ['--version'])} · median of ${rounds}, pairs interleaved`);

for (const [key, test] of Object.entries(cases)) {
  if (options.only && options.only !== key) continue;
  const times = measure(test);
  console.log(`\n${test.title}`);
  for (const [name, values] of Object.entries(times)) {
    // The ratio of each round's pair, then their median: what slows a round down slows both.
    const ratio = median(values.map((value, round) => value / times.jsmigrate[round]));
    const line = `  ${name.padEnd(10)} ${median(values).toFixed(1).padStart(9)} ms`;
    console.log(name === 'jsmigrate' ? line : `${line}   ${ratio.toFixed(2)} times jsmigrate's`);
  }
}
