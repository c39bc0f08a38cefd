// What goes where.
for (const name of ['log', 'info', 'debug', 'error', 'warn', 'trace']) if (name !== 'trace') console[name](name, { a: 1 });
const { log } = console; log('unbound'); [1, 2].forEach(console.log); console.log.call(null, 'null this'); console.log('a\nb'); console.log('tab\t', '\u0000'.length, -0, [-0], 'x'.repeat(3));
console.log(typeof console.log, console.log.name, Object.keys(console).slice(0, 6), console[Symbol.toStringTag], `${console}`);
