// A class of one's own: its name, its fields, its stack.
class QueryError extends Error {
  constructor(message, sql) {
    super(message);
    this.name = 'QueryError';
    this.sql = sql;
  }
}
class Plain extends Error {}
const error = new QueryError('it failed', 'SELECT 1');
console.log(error instanceof Error, String(error), Object.keys(error));
console.log(error.stack.split('\n').slice(0, 2).map((line) => line.trim().replace(__dirname, '')).join(' | '));
console.log(error);
console.log(new Plain('plain'), Object.prototype.toString.call(error));
