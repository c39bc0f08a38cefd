// What `ssl` is by every way of saying it.
const { Client, Pool, defaults } = require('pg');

async function main() {
  const show = (config) => console.log(config, '=>', new Client(config).ssl);
  for (const ssl of [true, false, undefined, { rejectUnauthorized: false }, 'true', 'no-verify', { ca: 'x' }]) show({ ssl });
  for (const mode of ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify']) show(`postgres://h/d?sslmode=${mode}`);
  for (const ssl of ['1', 'true', '0']) show(`postgres://h/d?ssl=${ssl}`);
  for (const mode of ['disable', 'require', 'no-verify', 'nonsense']) {
    process.env.PGSSLMODE = mode;
    console.log(mode, new Client({}).ssl);
  }
  const keyed = new Client({ ssl: { key: 'secret', cert: 'c' } });
  console.log(keyed.ssl, Object.keys(keyed.ssl), keyed.ssl.key);
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
