// Loans get a table of their own, with a history, in place of two columns of `copy`.
// The move is one transaction that this migration begins and commits itself, on a client of its own.
import { pool } from '../config/db-utils.js';

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

export const up = () => inTransaction(async (client) => {
  await client.query(`
    CREATE TABLE loan (
      id serial PRIMARY KEY,
      copy_id integer NOT NULL REFERENCES copy (id),
      borrower text NOT NULL,
      due_on date NOT NULL,
      returned_on date
    )
  `);
  // At most one open loan for a copy.
  await client.query('CREATE UNIQUE INDEX loan_open ON loan (copy_id) WHERE returned_on IS NULL');

  const moved = await client.query(`
    INSERT INTO loan (copy_id, borrower, due_on)
    SELECT id, borrowed_by, due_on FROM copy WHERE borrowed_by IS NOT NULL ORDER BY id
  `);
  const { rows: [{ open }] } = await client.query(
    'SELECT count(*)::integer AS open FROM copy WHERE borrowed_by IS NOT NULL');
  if (moved.rowCount !== open) throw new Error(`${open} copies are out, ${moved.rowCount} loans came`);

  await client.query('ALTER TABLE copy DROP COLUMN borrowed_by, DROP COLUMN due_on');
});

export const down = () => inTransaction(async (client) => {
  await client.query(`
    ALTER TABLE copy
      ADD COLUMN borrowed_by text,
      ADD COLUMN due_on date,
      ADD CHECK ((borrowed_by IS NULL) = (due_on IS NULL))
  `);
  await client.query(`
    UPDATE copy SET borrowed_by = loan.borrower, due_on = loan.due_on
    FROM loan WHERE loan.copy_id = copy.id AND loan.returned_on IS NULL
  `);
  await client.query('DROP TABLE loan');
});
