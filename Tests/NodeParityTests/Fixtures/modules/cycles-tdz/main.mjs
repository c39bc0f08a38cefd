for (const f of ['var', 'let', 'const', 'class', 'function', 'default-expr', 'default-fn', 'ns']) {
  try { await import(`./${f}-a.mjs`); } catch (e) { console.log(f, e.name, e.message); }
}
