// Counters, assertions, dir, trace.
console.count(); console.count('x'); console.count('x'); console.countReset('x'); console.count('x');
console.countReset('never');
console.assert(true, 'not shown'); console.assert(false, 'shown %s', 'here'); console.assert(false); console.assert(false, { a: 1 });
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); console.dirxml({ a: 1 }, [2]);
console.timeEnd('never'); console.timeLog('never');
console.time('t'); console.time('t');
console.error('error %d', 5); console.debug('debug'); console.log(); console.log('%', '%%', '%x');
