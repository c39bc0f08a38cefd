import TestSupport
import Testing

/// "Concurrent queries keep their order and are pipelined, each succeeding or failing as it would
/// alone."
@Suite struct ConcurrentQueryTests {
    @Test func eachStandsForItselfInTheWrapper() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int UNIQUE DEFERRABLE INITIALLY DEFERRED, t text)');
                const pool = new pg.Pool();
                const texts = ['INSERT INTO a VALUES (1)', 'INSERT INTO a VALUES (1/0)', 'INSERT INTO a VALUES (2) RETURNING n', 'SELEC', 'SELECT count(*)::int AS n FROM a', 'INSERT INTO a VALUES (1)', 'INSERT INTO a VALUES (3)'];
                const seen = (await Promise.allSettled(texts.map((text) => pool.query(text)))).map((one) => one.reason?.code ?? one.value.rows[0]?.n ?? one.value.rowCount);
                const more = (await Promise.allSettled([5, 0, 6].map((n) => db.query('INSERT INTO a VALUES (30 / $1::int)', [n])))).map((one) => one.reason?.code ?? one.value.rowCount);
                await db.query('INSERT INTO a VALUES (0, $1)', [`${seen} ${more}`]);
                """)
        try scene.recordTracking()
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query("SELECT t FROM a WHERE n = 0")
                == [["1,22012,2,42601,2,23505,1 1,22012,1"]])
        #expect(try scene.numbers(in: "a") == ["0", "1", "2", "3", "5", "6"])
        #expect(try scene.row()["transactional"] == "true")
        #expect(outcome.errors.contains("division by zero"))
    }

    @Test func aFailureEndsABlockOfTheMigrationsOwn() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                const pool = new pg.Pool();
                const client = await pool.connect();
                await client.query('BEGIN');
                const codes = (await Promise.allSettled(['INSERT INTO a VALUES (1)', 'INSERT INTO a VALUES (1/0)', 'INSERT INTO a VALUES (2)'].map((text) => client.query(text)))).map((one) => one.reason?.code ?? 'done');
                await client.query('ROLLBACK');
                client.release();
                await db.query(`ALTER TABLE a ADD t text DEFAULT '${codes}'`);
                await db.query('INSERT INTO a VALUES (3)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.query("SELECT * FROM a") == [["3", "done,22012,25P02"]])
    }

    @Test func clientsTakeTurns() throws {
        let scene = try Scene(
            up: """
                const pool = new pg.Pool();
                const clients = await Promise.all([1, 2, 3].map(() => pool.connect()));
                await clients[0].query('CREATE TABLE a (n serial, t text)');
                await Promise.all(clients.map(async (client, who) => {
                  for (let i = 0; i < 20; i += 1) {
                    const { rows } = await client.query('INSERT INTO a (t) VALUES ($1) RETURNING t', [`${who} ${i}`]);
                    if (rows[0].t !== `${who} ${i}`) throw new Error('the answer of another');
                  }
                }));
                for (const client of clients) client.release();
                await pool.end();
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.query("SELECT count(DISTINCT t) FROM a") == [["60"]])
    }

    /// Another search_path gives the prepared text another result type (0A000).
    @Test func aPlanThatNoLongerFitsIsMadeAgainUnseen() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('CREATE SCHEMA other; CREATE TABLE other.a (n text, m int)');
                await db.query("INSERT INTO a VALUES (1); INSERT INTO other.a VALUES ('x', 2)");
                const read = async () => (await db.query('SELECT * FROM a')).rows[0];
                for (let i = 0; i < 5; i += 1) await read();
                const before = await db.query("SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement = 'SELECT * FROM a'");
                await db.query("SELECT set_config('search_path', 'other', false)");
                const row = await read();
                await db.query('UPDATE other.a SET n = $1', [JSON.stringify([before.rows[0].n, row])]);
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("cached plan"), "\(outcome)")
        #expect(
            try scene.database.query("SELECT n FROM other.a") == [[#"[1,{"n":"x","m":2}]"#]])
    }

    @Test func notificationsAreHeard() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n text)');
                const client = new pg.Client();
                await client.connect();
                const heard = new Promise((resolve) => client.on('notification', resolve));
                await client.query('BEGIN');
                await client.query('LISTEN news');
                await client.query('COMMIT');
                await client.query('BEGIN');
                await client.query("NOTIFY news, 'today'");
                await client.query('COMMIT');
                await client.query('SELECT 1');
                const { channel, payload } = await heard;
                await db.query('INSERT INTO a VALUES ($1)', [`${channel} ${payload}`]);
                await client.end();
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["news today"])
    }

    @Test func aPoolAimedElsewhereAndAnEndedPool() throws {
        let scene = try Scene()
        let other = try TestDatabase()
        try other.query("CREATE TABLE source AS SELECT generate_series(1, 3) AS n")
        try scene.write(
            "001-it.js",
            """
            const elsewhere = new pg.Pool({ host: process.env.PGHOST, user: process.env.PGUSER, database: '\(other.name)' });
            const here = new pg.Pool();
            await here.query('CREATE TABLE a (n int)');
            const { rows } = await elsewhere.query('SELECT n FROM source ORDER BY n');
            await Promise.all(rows.map((row) => here.query('INSERT INTO a VALUES ($1)', [row.n])));
            await elsewhere.end();
            await here.end();
            """)
        try scene.write("002-it.js", "await db.query('INSERT INTO a VALUES (4)')")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "2", "3", "4"])
        #expect(outcome.errors.contains("another database"))
    }
}
