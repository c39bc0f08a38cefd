// write: what fits, whole characters only, and its odd signatures.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const b = () => Buffer.alloc(6, '.'); const w = (...a) => t(() => { const x = b(); return `${x.write(...a)} ${x.toString('hex')}`; });
w('hello world'); w('ab', 2); w('abcdef', 3); w('abcdef', 1, 2); w('€€€'); w('€', 4); w('😀😀'); w('616263', 'hex'); w('61zz', 0, 'hex'); w('616', 1, 5, 'hex'); w('aGVsbG8=', 'base64'); w('ab', 'utf16le'); w('abcd', 1, 'utf16le'); w('abcd', 0, 5, 'ucs2'); w('é', 'latin1'); w('x', 6); w('x', 7); w('x', -1); w('x', 1.5); w('x', 'nope'); w(5); w('abc', 1, 9); w('abc', 1, -1); w('', 0); w('abc', undefined, 2); w('abc', 0, undefined, 'latin1'); w('\ud83d');
t(() => { const x = b(); return [x.utf8Write('é', 1), x.latin1Write('é', 3), x.hexWrite('ff', 4, 1), x]; });
