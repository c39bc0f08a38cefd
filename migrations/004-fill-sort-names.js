// The shelf order: "Le Guin, Ursula K." A backfill that SQL alone would do badly, so the rows are read,
// worked out in JavaScript, and written back with parameters.
import { pool } from '../config/db-utils.js';

// Words that belong to a surname although they stand before it.
const particles = new Set(['de', 'del', 'di', 'la', 'le', 'van', 'von']);

export function sortName(name) {
  const words = name.trim().split(/\s+/);
  if (words.length === 1) return name.trim();
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1].toLowerCase())) start -= 1;
  return `${words.slice(start).join(' ')}, ${words.slice(0, start).join(' ')}`;
}

export async function up() {
  await pool.query('ALTER TABLE author ADD COLUMN sort_name text');

  const { rows: authors } = await pool.query('SELECT id, name FROM author ORDER BY id');
  for (const { id, name } of authors) {
    await pool.query('UPDATE author SET sort_name = $2 WHERE id = $1', [id, sortName(name)]);
  }
  console.log(`${authors.length} authors have their place on the shelf`);

  await pool.query('ALTER TABLE author ALTER COLUMN sort_name SET NOT NULL');
}

export async function down() {
  await pool.query('ALTER TABLE author DROP COLUMN sort_name');
}
