(async () => {
  console.log((await import('./m.mjs')).v, (await import(__dirname + '/m.mjs')).v, (await import('file://' + __dirname + '/m.mjs')) === (await import('./m.mjs')));
  console.log((await import('./m.mjs?x=1')) === (await import('./m.mjs')));
  console.log(await import('./nope.mjs').catch((e) => [e.code, e.message.replaceAll(__dirname, '')]));
  console.log(await import('./throws.mjs').catch((e) => e.message), await import('./throws.mjs').catch((e) => e.message));
  console.log(await import('./bad.js').catch((e) => e.name));
  console.log(await import({ toString() { return './m.mjs' } }).then((m) => m.v), await import(Symbol()).catch((e) => e.name));
  console.log(await import('fs').then((m) => m.default === require('fs')));
  const [a, b] = await Promise.all([import('./slow.mjs'), import('./slow.mjs')]); console.log(a === b, a.v);
  console.log(await import('data:text/javascript,export default 5').then((m) => m.default));
})();
