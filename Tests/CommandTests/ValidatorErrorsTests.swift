import TestSupport
import Testing

/// What is told of a validator that fails: where, the SQL, and what it left behind.
@Suite struct ValidatorErrorsTests {
    private func results(_ files: [String: String]) throws -> ValidationResults {
        let scene = try Scene(files.merging(["migrations/001-a.js": Migrations.table("a")]) { $1 })
        return try ValidationResults(try scene.run("validate", "--pre", "--json"))
    }

    @Test func anErrorSaysWhereItHappenedAndWhatTheServerSaid() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a.js": """
            const rows = async (query) => (await query('SELECT *\\n  FROM gone')).rows;
            module.exports = [
              { name: 'helper', check: async ({ query }) => { await rows(query); } },
              { name: 'divides', check: ({ query }) => query('SELECT 1 / 0 AS none') },
              { name: 'wraps', async check({ query }) {
                  await rows(query).catch((cause) => { throw new Error('No rows', { cause }); });
              } },
              { name: 'plain', check() { null.rows; } },
            ];
            class Checks { preMigrationValidation() { throw new TypeError('Not of this type'); } }
            module.exports.push(new Checks());
            """,
        ])
        let found = try ValidationResults(try scene.run("validate", "--pre", "--json"))
        let file = "\(scene.project.path)/validators/a.js"
        let missing = """
            LINE 2:   FROM gone
                           ^
            SQLSTATE: 42P01
            """
        #expect(
            found["helper"] == """
                FAIL: relation "gone" does not exist
                at \(file):1:38
                \(missing)
                """)
        #expect(
            found["divides"]?.hasSuffix("\nSQL: SELECT 1 / 0 AS none\nSQLSTATE: 22012") == true)
        #expect(
            found["wraps"] == """
                FAIL: No rows
                at \(file):6:50
                cause: relation "gone" does not exist
                \(missing)
                """)
        #expect(
            found["plain"] == """
                FAIL: Cannot read properties of null (reading 'rows')
                at \(file):8:35
                """)
        #expect(found["a-5"] == "FAIL: Not of this type\nat \(file):10:49")
    }

    @Test func whatIsNoResultIsNamed() throws {
        let found = try results([
            "validators/a.js": """
            module.exports = [
              { name: 'returned', check: () => new Error('No longer there') },
              { name: 'listed', check: () => [new TypeError('Not of this type')] },
              { name: 'text', check: () => 'fine' },
              { name: 'empty', check: () => '' },
              { name: 'large', check: () => 10n },
            ];
            """
        ])
        #expect(found["returned"]?.hasPrefix("FAIL: No longer there\nat ") == true)
        #expect(found["listed"]?.hasPrefix("FAIL: Not of this type\nat ") == true)
        for (name, value) in [("text", "'fine'"), ("empty", "''"), ("large", "10n")] {
            #expect(
                found[name]?.hasPrefix("FAIL: the check returned \(value), which is no result")
                    == true)
        }
    }

    @Test func ofManyResultsTheRestIsCounted() throws {
        let found = try results([
            "validators/a.js": """
            const result = (index) => ({ check: `part ${index}`, status: index === 70_000 ? 'FAIL' : 'PASS' });
            module.exports = [
              { name: 'many', timeout: 120_000, check: () => Array.from({ length: 100_000 }, (_, i) => result(i)) },
              { name: 'next', check: () => true },
            ];
            """
        ])
        #expect(found["part 70000"] == "FAIL", "the worst are told first")
        #expect(found["part 998"] == "PASS")
        #expect(found["part 999"] == nil)
        #expect(found["many"] == "PASS: … and 99000 results more: 99000 PASS")
        #expect(found["next"] == "PASS")
    }

    /// Servers before 16 let a read-only transaction write them.
    @Test(arguments: [
        "lo_create(0)", "lo_from_bytea(0, '')", "lo_put(1, 0, '')", "lo_unlink(1)",
    ])
    func largeObjectsAreNotWritten(call: String) throws {
        let found = try results(["validators/a.pre.sql": "SELECT \(call)"])
        let name = call.prefix { $0 != "(" }
        #expect(found["a"] == "FAIL: a.pre.sql:1:1: a validator only reads: \(name)() is refused")
    }

    @Test func eachOfSeveralQueriesAtOnceSucceedsOrFailsAsAlone() throws {
        let found = try results([
            "validators/a.js": """
            module.exports = { name: 'all', async check({ query }) {
              const texts = ['SELECT 1 / 0', 'SELECT 2 AS n', 'SELEC 3', 'SELECT 4 AS n'];
              const ends = await Promise.allSettled(texts.map((text) => query(text)));
              return { status: 'WARN',
                details: ends.map((end) => end.reason?.code ?? String(end.value.rows[0].n)) };
            } };
            """
        ])
        #expect(found["all"] == "WARN: 22012\n2\n42601\n4")
    }

    @Test func aPreparedStatementIsNotTheNextValidators() throws {
        let names = (1...6).map { "p\($0)" }
        let files = names.map {
            ("validators/\($0).pre.sql", "PREPARE q AS SELECT 1 WHERE false; EXECUTE q")
        }
        let script = """
            const check = async ({ query }) => { await query('PREPARE q AS SELECT 1'); };
            module.exports = [{ name: 'first', check }, { name: 'second', check }];
            """
        let found = try results(
            Dictionary(uniqueKeysWithValues: files + [("validators/a.js", script)]))
        for name in names { #expect(found[name] == "PASS: no violations") }
        #expect(found["first"] == "PASS" && found["second"] == "PASS")
    }

    @Test func whatItLeavesBehindIsTold() throws {
        let found = try results([
            "validators/a.js": """
            module.exports = [
              { name: 'timer', timeout: 10000, check() { setInterval(() => {}, 5); } },
              { name: 'code', check() { process.exitCode = 3; } },
              { name: 'both', check() { process.exitCode = 3; return false; } },
              { name: 'sound', check() {} },
            ];
            """
        ])
        #expect(
            found["timer"]
                == "FAIL: it was done, but a timer or something else that it left behind did not"
                + " end in its 10000 ms")
        #expect(found["code"] == "FAIL: process.exitCode is 3")
        #expect(found["both"] == "FAIL: The check returned false.")
        #expect(found["sound"] == "PASS")
    }

    @Test func detailsOfEveryKindCanBeRead() throws {
        let found = try results([
            "validators/a.js": """
            const cycle = { one: 1 };
            cycle.self = cycle;
            const values = {
              big: { count: 10n }, cycle, map: new Map([['a', 1]]), lines: ['one', 'two'],
              plain: { a: { b: [1, 2] } }, empty: {}, long: 'x'.repeat(40000),
            };
            module.exports = Object.entries(values).map(([name, details]) => (
              { name, check: () => ({ status: 'WARN', details }) }));
            """
        ])
        #expect(found["big"] == "WARN: { count: 10n }")
        #expect(found["cycle"] == "WARN: <ref *1> { one: 1, self: [Circular *1] }")
        #expect(found["map"] == "WARN: Map(1) { 'a' => 1 }")
        #expect(found["lines"] == "WARN: one\ntwo")
        #expect(found["plain"] == #"WARN: {"a":{"b":[1,2]}}"#)
        #expect(found["empty"] == "WARN: {}")
        let long = String(repeating: "x", count: 32_768)
        #expect(found["long"] == "WARN: \(long)…\n(7232 characters more)")
    }
}
