// Errors that wrap others, printed and matched.
class MigrationError extends Error { constructor(message, options) { super(message, options); this.name = this.constructor.name; } }
try { try { ({}).x.y; } catch (cause) { throw new MigrationError('could not migrate', { cause }); } } catch (error) {
  console.log(error.name, error.message, error.cause.name, error.cause.message, error instanceof MigrationError, error.stack.split('\n')[0]);
}
console.log(new AggregateError([1, 'two']).errors, Object.keys(new Error('x', { cause: 1 })));
