for (const f of ['rejects', 'parent', 'sync-throw', 'again']) {
  for (let i = 0; i < 2; i++) await import(`./${f}.mjs`).then(() => console.log(f, 'ok'), (e) => console.log(f, e.message, globalThis.seen === e, void (globalThis.seen = e)));
}
