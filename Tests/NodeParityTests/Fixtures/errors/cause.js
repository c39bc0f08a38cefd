// `cause` is shown below the stack, and nests.
const inner = new RangeError('inner');
const middle = new TypeError('middle', { cause: inner });
const outer = new Error('outer', { cause: middle });
console.log(outer.cause === middle, Object.getOwnPropertyDescriptor(outer, 'cause').enumerable);
console.log(outer);
console.log(new Error('with undefined', { cause: undefined }));
console.log('cause' in new Error('none', {}), new Error('text', { cause: 'a text' }));
