// Readers search by title in any case. CONCURRENTLY builds the index without locking anybody out, and
// cannot run inside a transaction: it runs alone.

export async function up(client) {
  await client.query('CREATE INDEX CONCURRENTLY book_title_lower ON book (lower(title))');
}

export async function down(client) {
  await client.query('DROP INDEX CONCURRENTLY book_title_lower');
}
