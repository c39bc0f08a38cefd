import TestSupport
import Testing

/// A million rows beside Node with node-postgres, on the same server: each tells the processor's time that it
/// took and the memory it reached.
@Suite struct MillionRowsTests {
    private struct Cost: CustomStringConvertible {
        let seconds: Double
        let mebibytes: Double
        var description: String { "\(seconds) s, \(mebibytes) MiB" }
    }

    private static let script = """
        const { Client } = require('pg');
        const Cursor = require('pg-cursor');
        const { readFileSync } = require('fs');
        // proc(5): the 14th and 15th field, in hundredths of a second.
        const processorTime = () => {
          const [user, system] = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(11, 13);
          return (Number(user) + Number(system)) / 100;
        };
        const text = "SELECT n, 'name ' || n AS name, now() + n * interval '1 second' AS at, n * 1.5::float8 AS f FROM generate_series(1, 1000000) n";
        (async () => {
          const client = new Client();
          await client.connect();
          const start = processorTime();
          let count = 0, last;
          if (process.argv[2] === 'array') {
            const { rows } = await client.query(text);
            count = rows.length;
            last = rows.at(-1);
          } else {
            const cursor = client.query(new Cursor(text));
            for (let rows = await cursor.read(1000); rows.length > 0; rows = await cursor.read(1000)) {
              count += rows.length;
              last = rows.at(-1);
            }
            await cursor.close();
          }
          const seconds = processorTime() - start;
          const peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1] / 1024;
          console.log(count, last.name, last.f, last.at instanceof Date, seconds.toFixed(2), peak.toFixed(0));
          await client.end();
        })();
        """

    private func costs(_ mode: String) throws -> (node: Cost, ours: Cost) {
        let project = try Project(["million.js": Self.script])
        let database = try TestDatabase()
        let theirs = try NodeOracle.run(
            ["million.js", mode], in: project, environment: database.libpqEnvironment,
            timeout: .seconds(300))
        let ours = try JSMigrate.run(
            ["exec", "million.js", mode], in: project, environment: database.libpqEnvironment,
            timeout: .seconds(300))
        return (try cost(theirs), try cost(ours))
    }

    private func cost(_ outcome: JSMigrate.Outcome) throws -> Cost {
        let words = outcome.output.split(whereSeparator: \.isWhitespace)
        try #require(words.count == 7, "\(outcome)")
        #expect(words[0..<5].joined(separator: " ") == "1000000 name 1000000 1500000 true")
        return Cost(
            seconds: try #require(Double(words[5])), mebibytes: try #require(Double(words[6])))
    }

    @Test("Held at once, they take no more memory than in Node", .requiresNodePostgres)
    func array() throws {
        let (node, ours) = try costs("array")
        print("a million rows held at once: node \(node), here \(ours)")
        #expect(ours.mebibytes <= node.mebibytes)
        // A build for tests is several times slower.
        #expect(ours.seconds < 20 * node.seconds + 10)
    }

    @Test("Read through a cursor, memory stays bounded", .requiresNodePostgres)
    func cursor() throws {
        let (node, ours) = try costs("cursor")
        print("a million rows through a cursor: node \(node), here \(ours)")
        #expect(ours.mebibytes < 150)
        #expect(ours.seconds < 20 * node.seconds + 10)
    }
}
