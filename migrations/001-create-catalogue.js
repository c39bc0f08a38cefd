// The catalogue of a small lending library: who wrote what, and the copies on the shelf.
// The form that most projects have: the project's query helper, and `up` and `down` as named exports.
import { executeQuery } from '../config/db-utils.js';

const migrationVersion = '001';
const migrationName = 'Create the catalogue';

const stock = [
  { author: 'Ursula K. Le Guin', title: 'The Dispossessed', year: 1974, shelves: ['F-LEG-1', 'F-LEG-2'] },
  { author: 'Stanisław Lem', title: 'Solaris', year: 1961, shelves: ['F-LEM-1'] },
  { author: 'Octavia E. Butler', title: 'Kindred', year: 1979, shelves: ['F-BUT-1'] },
  { author: 'Plato', title: 'Symposium', year: -385, shelves: ['P-PLA-1'] },
];

const up = async () => {
  // Several statements in one string are one query, as node-postgres has it.
  await executeQuery(`
    CREATE TABLE author (
      id serial PRIMARY KEY,
      name text NOT NULL UNIQUE
    );

    CREATE TABLE book (
      id serial PRIMARY KEY,
      author_id integer NOT NULL REFERENCES author (id),
      title text NOT NULL,
      year integer NOT NULL,
      UNIQUE (author_id, title)
    );

    CREATE TABLE copy (
      id serial PRIMARY KEY,
      book_id integer NOT NULL REFERENCES book (id),
      shelf_mark text NOT NULL UNIQUE,
      borrowed_by text,
      due_on date,
      CHECK ((borrowed_by IS NULL) = (due_on IS NULL))
    );
  `);

  for (const { author, title, year, shelves } of stock) {
    const { rows: [{ id: authorId }] } = await executeQuery(
      'INSERT INTO author (name) VALUES ($1) RETURNING id', [author]);
    const { rows: [{ id: bookId }] } = await executeQuery(
      'INSERT INTO book (author_id, title, year) VALUES ($1, $2, $3) RETURNING id',
      [authorId, title, year]);
    // An array parameter: all copies of a book in one statement.
    await executeQuery(
      'INSERT INTO copy (book_id, shelf_mark) SELECT $1, unnest($2::text[])', [bookId, shelves]);
  }

  await executeQuery(
    'UPDATE copy SET borrowed_by = $1, due_on = $2 WHERE shelf_mark = ANY ($3)',
    ['Ada Lovelace', '2025-03-31', ['F-LEM-1', 'P-PLA-1']]);
};

const down = async () => {
  await executeQuery('DROP TABLE copy, book, author');
};

export { up, down, migrationVersion, migrationName };
