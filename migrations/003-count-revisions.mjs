// Every row counts its changes, so that two librarians who edit one record notice each other.
// A trigger function: its body holds semicolons, and it is still one statement.

const tables = ['author', 'book', 'copy'];

export default {
  async up(client) {
    await client.query(`
      CREATE FUNCTION count_revision() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        NEW.revision := OLD.revision + 1;
        RETURN NEW;
      END;
      $body$
    `);
    for (const table of tables) {
      await client.query(`
        ALTER TABLE ${table} ADD COLUMN revision integer NOT NULL DEFAULT 1;
        CREATE TRIGGER count_revision BEFORE UPDATE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION count_revision();
      `);
    }
  },

  async down(client) {
    for (const table of tables) {
      await client.query(`
        DROP TRIGGER count_revision ON ${table};
        ALTER TABLE ${table} DROP COLUMN revision;
      `);
    }
    await client.query('DROP FUNCTION count_revision()');
  },
};
