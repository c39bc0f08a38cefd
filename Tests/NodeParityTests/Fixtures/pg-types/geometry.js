// Points, circles and what stays text.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "'(1.5,-2)'::point",
    "'<(1,2),3>'::circle",
    "'(0,0),(1,1)'::box",
    "'[(0,0),(1,1)]'::lseg",
    "'{1,2,3}'::line",
    "'((0,0),(1,1))'::polygon",
    "'[(0,0),(1,1)]'::path",
    "ARRAY['(1,2)'::point]",
    "ARRAY['<(1,2),3>'::circle]",
  ]) {
    const result = await client.query(`SELECT ${expression} AS v`);
    console.log(expression, result.fields[0].dataTypeID, result.rows[0].v);
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
