// A top-level await that throws.
console.log('before');
await Promise.reject(new TypeError('from top level'));
