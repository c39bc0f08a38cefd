// The class form: counts the stock before the migrations and again after them. Migrations of this
// library reshape the catalogue; none of them may lose a book.
import { executeQuery } from '../config/db-utils.js';

class StockTake {
  constructor() {
    this.before = null;
    this.report = [];
  }

  async preMigrationValidation() {
    this.before = await this.count();
    this.report.push({
      check: 'stock-take before',
      status: 'PASS',
      details: this.before ? describe(this.before) : 'there is no catalogue yet',
    });
    return true;
  }

  async postMigrationValidation() {
    const after = await this.count();
    const lost = this.before === null
      ? []
      : Object.keys(this.before).filter((table) => !after || after[table] < this.before[table]);
    this.report.push({
      check: 'stock-take after',
      status: lost.length === 0 ? 'PASS' : 'FAIL',
      details: after ? describe(after) : 'there is no catalogue',
      ...(lost.length > 0 && { error: `fewer rows than before in ${lost.join(', ')}` }),
    });
    return lost.length === 0;
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
