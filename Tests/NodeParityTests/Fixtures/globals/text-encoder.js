// TextEncoder, atob and btoa.
const encoder = new TextEncoder();
console.log(encoder.encoding, encoder.encode('hé€😀'), encoder.encode(), encoder.encodeInto('añb', new Uint8Array(3)));
console.log(btoa('hello'), atob('aGVsbG8='), atob(' aGVs bG8 '), btoa(''), atob(''));
for (const run of [() => btoa('é€'), () => atob('a'), () => atob('***')]) {
  try { console.log(run()); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(encoder.encode('\ud800'), escape('é ü'), unescape('%u20AC'));
