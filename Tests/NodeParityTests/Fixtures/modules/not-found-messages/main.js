const show = (e) => console.log(e.name, e.code, JSON.stringify(e.message.replaceAll(__dirname, '')), e.requireStack && e.requireStack.map((p) => p.replace(__dirname, '')), Object.keys(e));
for (const s of ['./x', 'nope', '@s/nope', './lib/broken', 'nope/sub/file']) { try { require(s); } catch (e) { show(e); } }
(async () => {
  for (const s of ['./x.mjs', 'nope', '@s/nope/sub', './lib/broken.mjs', './lib/broken.js']) { try { await import(s); } catch (e) { console.log(e.code, JSON.stringify(e.message.replaceAll(__dirname, '').replaceAll('file://', '')), e.url && e.url.replace(/.*\//, ''), e.requireStack && e.requireStack.length); } }
})();
