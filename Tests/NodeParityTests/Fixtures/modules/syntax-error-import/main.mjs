try { await import('./sub/bad.js'); } catch (e) { console.log(e.name, e instanceof SyntaxError); }
try { await import('./bad.cjs'); } catch (e) { console.log(e.name); }
try { (await import('module')).createRequire(import.meta.url)('./bad.json'); } catch (e) { console.log(e.name); }
try { await import('./esm-in.cjs'); } catch (e) { console.log(e.name, e.message); }
try { await import('./sub/return.js'); } catch (e) { console.log(e.name, e.message); }
try { await import('./cjs-globals.mjs'); } catch (e) { console.log(e.name, e.message); }
