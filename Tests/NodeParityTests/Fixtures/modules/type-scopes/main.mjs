for (const f of ['m/a.js', 'c/a.js', 'n/a.js', 'm/sub/a.js', 'm/a.cjs', 'c/a.mjs', 'n/esm.js', 'm/node_modules/p/a.js', 'bad/a.js']) {
  try { const m = await import('./' + f); console.log(f, Object.keys(m).join(), typeof m.default); } catch (e) { console.log(f, e.name, e.message); }
}
