(async () => {
  console.log((await import('./m.mjs')).default, (await import('./c.cjs')).default, (await import(`./${'m'}.mjs`)).named);
  const p = import('./m.mjs'); console.log(p instanceof Promise, typeof p.then);
  console.log((await p) === (await import('./m.mjs')));
  const [a, b] = await Promise.all([import('./once.mjs'), import('./once.mjs')]); console.log(a === b);
  import('./gone.mjs').catch((e) => console.log(e.code));
  try { await import('./syntax.js'); } catch (e) { console.log(e.name); }
  try { await import('./missing-name.mjs'); } catch (e) { console.log(e.name, e.message); }
  const { default: d, ...rest } = await import('./m.mjs'); console.log(d, rest);
  console.log(await import('./thenable.mjs'));
  const o = { import: 1, async m() { return (await import('./m.mjs')).named; } }; console.log(o.import, await o.m());
})();
console.log('sync end');
