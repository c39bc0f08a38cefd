// Standard input read synchronously by its number, and by for await.
const fs = require('fs'); console.log(fs.readFileSync(0, 'utf8').trim()); (async () => { let n = 0; for await (const c of process.stdin) n += c.length; console.log(n); })();
