// The class form: counts the stock before the migrations and again after them, so that both reports show
// it. Migrations of this library reshape the catalogue; none of them may leave it without a book.
import { executeQuery } from '../config/db-utils.js';

class StockTake {
  constructor() {
    this.report = [];
  }

  async preMigrationValidation() {
    const counts = await this.count();
    this.report.push({
      check: 'stock-take before',
      status: 'PASS',
      details: counts ? describe(counts) : 'there is no catalogue yet',
    });
    return true;
  }

  async postMigrationValidation() {
    const counts = await this.count();
    const empty = Object.keys(counts ?? {}).filter((table) => counts[table] === 0);
    const isStocked = counts !== null && empty.length === 0;
    this.report.push({
      check: 'stock-take after',
      status: isStocked ? 'PASS' : 'FAIL',
      details: counts ? describe(counts) : 'there is no catalogue',
      ...(empty.length > 0 && { error: `nothing is left in ${empty.join(', ')}` }),
    });
    return isStocked;
  }

  async count() {
    const { rows: [{ catalogue }] } = await executeQuery(
      "SELECT to_regclass('copy') IS NOT NULL AS catalogue");
    if (!catalogue) return null;
    const { rows: [counts] } = await executeQuery(`
      SELECT (SELECT count(*) FROM author)::integer AS author,
             (SELECT count(*) FROM book)::integer AS book,
             (SELECT count(*) FROM copy)::integer AS copy
    `);
    return counts;
  }

  getValidationReport() {
    return this.report;
  }
}

const describe = (counts) =>
  Object.entries(counts).map(([table, count]) => `${table}: ${count}`).join(', ');

export default new StockTake();
