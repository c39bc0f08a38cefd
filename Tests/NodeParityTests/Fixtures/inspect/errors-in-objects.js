// Errors inside other values.
Error.stackTraceLimit = 0;
console.log({ error: new Error('in object') }, [new TypeError('in array')], new Map([['e', new RangeError('in map')]]));
console.log(Object.assign(new Error('with props'), { code: 'E', nested: { a: { b: { c: 1 } } } })); console.log(new Error('multi\nline')); console.log(new Error('')); console.log(Object.assign(new Error('renamed'), { name: 'Renamed' })); const odd = new Error('odd'); odd.name = undefined; console.log(odd);
console.log(new AggregateError([new Error('a')], 'agg')); console.log(new Error('c', { cause: new Error('d', { cause: 'text' }) })); class V extends Error {} console.log(new V('v'), Object.create(Error.prototype));
