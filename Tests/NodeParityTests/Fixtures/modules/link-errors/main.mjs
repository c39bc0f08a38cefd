for (const f of ['one', 'default', 'star', 'ambiguous', 'reexport', 'builtin', 'builtin-default', 'json', 'string', 'alias', 'deep', 'self', 'circular-star']) {
  try { await import(`./${f}.mjs`); console.log(f, 'ok'); } catch (e) { console.log(f, e.name, e.message); }
}
