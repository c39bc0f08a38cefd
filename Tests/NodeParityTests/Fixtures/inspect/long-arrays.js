// Numbers in columns, long lists, long objects.
console.log(Array.from({ length: 101 }, (_, i) => i * 3));
console.log(Array.from({ length: 27 }, (_, i) => `item ${i}`));
console.log(new Array(5), [1, , 3], Array.from({ length: 7 }, () => []), [[[[[1]]]]]);
console.log(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`key${i}`, i])));
console.log(new Uint8Array(200), new Float64Array([1.5, -0, NaN]), Buffer.from('some bytes here'));
console.log(['a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30)], { a: 'x'.repeat(100) }, 'y'.repeat(200).length);
