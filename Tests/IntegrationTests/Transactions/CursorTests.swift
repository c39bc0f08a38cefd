import TestSupport
import Testing

/// Cursors and COPY streams on the migration's one connection: they are read while others write.
@Suite struct CursorTests {
    private static let imports = """
        import Cursor from 'pg-cursor';
        import QueryStream from 'pg-query-stream';
        import copy from 'pg-copy-streams';
        import { pipeline } from 'stream/promises';
        import { Readable, Transform } from 'stream';
        """

    private func scene(_ up: String, more: [String: String] = [:]) throws -> Scene {
        let scene = try Scene([
            "001-it.js": Scene.module(up: up, more: Self.imports)
        ])
        for (name, text) in more { try scene.write(name, text) }
        return scene
    }

    private static let table = """
        await db.query('CREATE TABLE a (n int, m int)');
        await db.query('INSERT INTO a SELECT i FROM generate_series(1, 1000) i');
        const pool = new pg.Pool();
        """

    @Test func aBackfillWritesWhileItReads() throws {
        let scene = try scene(
            Self.table + """
                const reader = await pool.connect();
                const cursor = reader.query(new Cursor('SELECT n FROM a ORDER BY n'));
                for (let rows = await cursor.read(64); rows.length > 0; rows = await cursor.read(64)) {
                  await Promise.all(rows.map((row) => pool.query('UPDATE a SET m = $1 WHERE n = $2', [row.n * 2, row.n])));
                }
                await cursor.close();
                reader.release();
                for await (const row of (await pool.connect()).query(new QueryStream('SELECT n FROM a WHERE n > 990', []))) {
                  await db.query('INSERT INTO a VALUES ($1, $1)', [row.n + 1000]);
                }
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query("SELECT count(*), sum(m) FROM a") == [["1010", "1020955"]])
        #expect(try scene.row()["transactional"] == "true")
    }

    /// The wrapper is committed by what runs alone and by a block; the cursor reads on what it was
    /// opened on.
    @Test func aCursorOutlivesTheWrapper() throws {
        let scene = try scene(
            Self.table + """
                const reader = await pool.connect();
                const cursor = reader.query(new Cursor('SELECT n FROM a ORDER BY n'));
                let seen = (await cursor.read(10)).length;
                await db.query('CREATE INDEX CONCURRENTLY a_n ON a (n)');
                seen += (await cursor.read(10)).length;
                await db.query('BEGIN');
                await db.query('DELETE FROM a WHERE n > 500');
                seen += (await cursor.read(10)).length;
                await db.query('COMMIT');
                seen += (await cursor.read(5000)).length;
                await db.query('ALTER TABLE a ADD seen int');
                await db.query('UPDATE a SET seen = $1', [seen]);
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.query("SELECT DISTINCT seen FROM a") == [["1000"]])
    }

    @Test func aCursorThatFailsIsUndoneAlone() throws {
        let scene = try scene(
            Self.table + """
                const reader = await pool.connect();
                const cursor = reader.query(new Cursor('SELECT 10 / (n - 15) AS v FROM generate_series(1, 100) n'));
                await cursor.read(10);
                const codes = [await attempt(cursor.read(10))];
                const bad = reader.query(new Cursor('SELECT n FROM nowhere'));
                codes.push(await attempt(bad.read(1)));
                await db.query(`CREATE TABLE seen AS SELECT '${codes}' AS n`);
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "seen") == ["22012,42P01"])
        #expect(outcome.errors.contains("division by zero"))
    }

    @Test func aCursorInABlockOfItsOwn() throws {
        let scene = try scene(
            Self.table + """
                const client = await pool.connect();
                await client.query('BEGIN');
                const cursor = client.query(new Cursor('SELECT n FROM a WHERE n < 4 ORDER BY n FOR UPDATE'));
                const first = await cursor.read(2);
                await cursor.close();
                await client.query('UPDATE a SET m = 7 WHERE n = ANY ($1)', [first.map((row) => row.n)]);
                await client.query('COMMIT');
                client.release();
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query("SELECT n FROM a WHERE m = 7 ORDER BY n") == [["1"], ["2"]])
    }

    /// The source of a COPY reads on the same connection, and each of its rows asks another query.
    @Test func aCopyIsFedByTheSameConnection() throws {
        let scene = try scene(
            Self.table + """
                await db.query('CREATE TABLE b (n int, t text)');
                const source = await pool.connect();
                const target = await pool.connect();
                const stream = target.query(copy.from('COPY b FROM STDIN'));
                await pipeline(
                  source.query(new QueryStream('SELECT n FROM a ORDER BY n', [], { batchSize: 50 })),
                  new Transform({ objectMode: true, async transform(row, encoding, callback) {
                    const { rows } = await pool.query('SELECT $1::int * 2 AS twice', [row.n]);
                    callback(null, `${row.n}\\t${rows[0].twice}\\n`);
                  } }),
                  stream);
                await db.query('UPDATE a SET m = $1', [stream.rowCount]);
                const codes = [];
                for (const text of ['x\\n', '']) {
                  const bad = target.query(copy.from(text === '' ? 'COPY nowhere FROM STDIN' : 'COPY a FROM STDIN'));
                  codes.push(await attempt(pipeline(Readable.from([text || '1\\n']), bad)));
                }
                let out = '';
                for await (const chunk of target.query(copy.to('COPY (SELECT n FROM b WHERE n < 4 ORDER BY n) TO STDOUT'))) {
                  out += chunk;
                  await db.query('SELECT 1');
                }
                await db.query('INSERT INTO b VALUES (0, $1)', [`${codes} ${out.trim().split('\\n')}`]);
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query(
                "SELECT (SELECT count(*) FROM b), (SELECT max(m) FROM a), (SELECT t FROM b WHERE n = 0)"
            )
                == [["1001", "1000", "22P02,42P01 1,2,3"]])
        #expect(try scene.row()["transactional"] == "true")
    }

    @Test func muchOfACopyIsKeptInAFile() throws {
        let scene = try scene(
            """
            await db.query('CREATE TABLE b (n int, t text)');
            const pool = new pg.Pool();
            const target = await pool.connect();
            await pipeline(Readable.from((function* () {
              for (let i = 0; i < 400; i += 1) yield `${i}\\t${'x'.repeat(49000)}\\n`;
            })()), target.query(copy.from('COPY b FROM STDIN')));
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query("SELECT count(*), sum(length(t)), sum(n) FROM b")
                == [["400", "19600000", "79800"]])
    }

    @Test func eachClientHasACursorWithoutATransaction() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: Self.table + """
                    const reader = await pool.connect();
                    const cursor = reader.query(new Cursor('SELECT n FROM a ORDER BY n'));
                    for (let rows = await cursor.read(200); rows.length > 0; rows = await cursor.read(200)) {
                      await pool.query('UPDATE a SET m = 1 WHERE n = ANY ($1)', [rows.map((row) => row.n)]);
                    }
                    await cursor.close();
                    const target = await pool.connect();
                    await pipeline(Readable.from(['2000\\t1\\n']), target.query(copy.from('COPY a FROM STDIN')));
                    """, more: Self.imports + "\nexport const transaction = false;")
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.query("SELECT count(*) FROM a WHERE m = 1") == [["1001"]])
    }
}
