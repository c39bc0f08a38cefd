// fill
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const b = () => Buffer.alloc(6, '.'); for (const a of [['ab'], [0], [300], [-1], [1.9], ['é'], ['€', 1], ['ab', 1, 4], ['6162', 'hex'], ['zz', 'hex'], ['6', 'hex'], ['x', 0, 3, 'latin1'], [Buffer.from('xyz'), 2], [new Uint8Array([1])], [new Uint8Array(0)], [''], [true], [null], [undefined], [{}], ['x', -1], ['x', 0, 7], ['x', 3, 2], ['x', 'nope'], ['x', 0, 6, 'nope'], ['x', NaN], ['x', '1'], ['\u0222'], ['a', 'utf16le'], ['abc', 0, 5, 'utf16le']]) t(() => b().fill(...a));
