// What finally decides.
const f = () => { try { return 'try'; } finally { console.log('finally'); } };
const g = () => { try { throw new Error('lost'); } catch { return 'catch'; } finally { return 'finally wins'; } };
const h = () => { for (const i of [1, 2, 3]) { try { if (i === 2) continue; console.log(i); } finally { if (i === 3) break; } } return 'end'; };
console.log(f(), g(), h());
(async () => { try { await Promise.reject(new Error('async')); } catch (error) { console.log(error.message); } finally { console.log('async finally'); } })();
