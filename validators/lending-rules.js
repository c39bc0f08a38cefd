// The object form: a name, a phase, and a check that says what it found. This one looks at the rules of
// lending that no constraint holds.
export default {
  name: 'lending-rules',
  phase: 'post',
  timeout: 10_000,

  async check({ query }) {
    const { rows: [{ lending }] } = await query(
      "SELECT to_regclass('loan') IS NOT NULL AS lending");
    if (!lending) return { status: 'PASS', details: 'lending is not open yet' };

    const { rows: withdrawn } = await query(`
      SELECT copy.shelf_mark, loan.borrower
      FROM loan JOIN copy ON copy.id = loan.copy_id
      WHERE loan.returned_on IS NULL AND copy.condition = 'withdrawn'
      ORDER BY copy.shelf_mark
    `);
    if (withdrawn.length > 0) {
      const list = withdrawn.map((row) => `${row.shelf_mark} (${row.borrower})`).join(', ');
      return { status: 'FAIL', details: `withdrawn copies are out: ${list}` };
    }

    const { rows: [{ overdue }] } = await query(`
      SELECT count(*)::integer AS overdue FROM loan
      WHERE returned_on IS NULL AND due_on < CURRENT_DATE - 365
    `);
    if (overdue > 0) return { status: 'WARN', details: `${overdue} loans are overdue by a year` };
    return { status: 'PASS', details: 'no withdrawn copy is out' };
  },
};
