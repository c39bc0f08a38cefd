// Plays the runner that such projects carry, under Node with node-postgres:
// node run-migration.js DIR up|down. Every file, in order, with a client; `down` takes them all back.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pool } from './config/db-utils.js';

const [directory, command] = process.argv.slice(2);

const files = readdirSync(directory)
  .filter((file) => /^\d+-.+\.(js|mjs|cjs)$/.test(file))
  .sort((first, second) => parseInt(first, 10) - parseInt(second, 10));
if (command === 'down') files.reverse();

for (const file of files) {
  const module = await import(pathToFileURL(join(directory, file)).href);
  const migration = module[command] ? module : module.default;
  await migration[command](pool);
  console.log(`${command} ${file}`);
}

await pool.end();
