// A migration's typical fault, uncaught.
async function query() { return undefined; }
async function up() {
  const result = await query('SELECT 1');
  return result.rows.length;
}
up();
