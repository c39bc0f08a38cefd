// A client released twice.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1 });
  const client = await pool.connect();
  client.release();
  try {
    client.release();
  } catch (error) {
    console.log(error.message);
  }
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
