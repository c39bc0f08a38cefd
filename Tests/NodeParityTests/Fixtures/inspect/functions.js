// Functions and classes.
console.log(function () {}, function named() {}, () => {}, async () => {}, function* gen() {}, async function* ag() {}, class {}, class A {}, class B extends Array {}, Math.max, Symbol, Object.assign(() => {}, { a: 1 }), (() => {}).bind(null), new Function('a', 'return a'));
const f = () => {}; Object.defineProperty(f, 'name', { value: 'renamed' }); console.log(f, { f, m() {}, get g() { return 1; }, set s(v) {}, async am() {} }, [f], Object.setPrototypeOf(() => {}, null));
