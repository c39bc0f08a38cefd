import Filesystem
import Glibc
import TestSupport
import Testing

/// `exec` as a user meets it; what scripts print in it is compared with Node elsewhere.
@Suite("exec FILE [ARGS…]", .serialized)
struct ExecTests {
    @Test("Words behind the file are the script's, options included")
    func arguments() throws {
        let project = try Project([
            "seeds/seed.mjs": "console.log(JSON.stringify(process.argv.slice(1)), process.cwd())"
        ])
        let outcome = try JSMigrate.run(
            ["exec", "--quiet", "seeds/seed.mjs", "--help", "--", "-x", "status"], in: project)
        let argv = #"["\#(project.path(of: "seeds/seed.mjs"))","--help","--","-x","status"]"#
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output == "\(argv) \(project.path)\n")
    }

    @Test("The exit code is the script's", arguments: [0, 1, 7, 42, 255, 256 + 3])
    func exitCode(_ code: Int) throws {
        let project = try Project(["exit.js": "process.exit(\(code))"])
        let outcome = try JSMigrate.run(["exec", "exit.js"], in: project)
        #expect(outcome.exitCode == Int32(code & 0xff))
    }

    @Test("An uncaught error is shown where it was thrown")
    func uncaught() throws {
        let project = try Project([
            "fails.js": "function f() {\n  throw new Error('no');\n}\nf();\n"
        ])
        let outcome = try JSMigrate.run(["exec", "fails.js"], in: project)
        let path = project.path(of: "fails.js")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errorLines.filter { !$0.isEmpty }.dropLast() == [
                "\(path):2", "  throw new Error('no');", "  ^", "Error: no",
                "    at f (\(path):2:9)", "    at Object.<anonymous> (\(path):4:1)",
            ])
    }

    @Test("A file that is not there, and none at all")
    func missing() throws {
        let outcome = try JSMigrate.run(["exec", "nowhere.js"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("Cannot find module"))
        #expect(try JSMigrate.run(["exec"]).exitCode == 5)
    }

    @Test(
        "A signal ends a script that waits, and one that never returns",
        arguments: [SIGINT, SIGTERM])
    func signals(_ signal: Int32) throws {
        for source in ["setInterval(() => {}, 1000)", "for (;;);"] {
            let project = try Project(["waits.js": "console.log('ready'); \(source)"])
            let running = try JSMigrate.start(["exec", "waits.js"], in: project)
            try running.waitForText("ready")
            running.send(signal: signal)
            #expect(running.finish().exitCode == 128 + signal)
        }
    }

    @Test("The connection that is named is the one that scripts find")
    func connection() throws {
        let database = try TestDatabase()
        let project = try Project([
            "seed.js": """
            const { Pool } = require('pg');
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            (async () => {
              await pool.query('CREATE TABLE seeded AS SELECT 1 AS n');
              const { rows } = await pool.query('SELECT current_database() AS name');
              console.log(rows[0].name === process.env.DB_NAME, process.env.PGDATABASE === process.env.DB_NAME);
              await pool.end();
            })();
            """
        ])
        let outcome = try JSMigrate.run(
            ["exec", "--database", database.url, "seed.js"], in: project)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output == "true true\n")
        #expect(try database.value("SELECT n FROM seeded") == "1")
        // Nothing is tracked.
        #expect(try database.value("SELECT to_regclass('schema_migrations')") == "NULL")
    }

    @Test("Without a database the environment is as it was")
    func noConnection() throws {
        let project = try Project([
            "env.js": "console.log(process.env.DATABASE_URL, process.env.PGHOST, process.env.MARK)"
        ])
        let outcome = try JSMigrate.run(
            ["exec", "env.js"], in: project, environment: ["MARK": "m"])
        #expect(outcome.output == "undefined undefined m\n", "\(outcome)")
        let refused = try JSMigrate.run(
            ["exec", "--database", "no url at all", "env.js"], in: project)
        #expect(refused.exitCode == 5)
    }

    @Test("Each client has a connection of its own, and an open one keeps the script waiting")
    func connections() throws {
        let database = try TestDatabase()
        let project = try Project([
            "listen.js": """
            const { Client } = require('pg');
            (async () => {
              const [one, two] = [new Client(), new Client()];
              await one.connect();
              await two.connect();
              console.log(one.processID !== two.processID);
              one.on('notification', async ({ payload }) => {
                console.log(payload);
                await one.end();
              });
              await one.query('LISTEN news');
              await two.end();
              console.log('listening');
            })();
            """
        ])
        let running = try JSMigrate.start(
            ["exec", "listen.js"], in: project, environment: database.libpqEnvironment)
        try running.waitForText("listening")
        try database.query("NOTIFY news, 'today'")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0)
        #expect(outcome.output == "true\nlistening\ntoday\n", "\(outcome)")
    }

    @Test("A script asks on a terminal, and is answered there")
    func terminal() throws {
        let project = try Project([
            "ask.mjs": """
            import { createInterface } from 'node:readline/promises';
            const { stdin: input, stdout: output } = process;
            const lines = createInterface({ input, output });
            const answer = await lines.question('really? ');
            console.log(`so ${answer} ${input.isTTY} ${output.isTTY} ${output.columns > 0}`);
            lines.close();
            """
        ])
        let running = try JSMigrate.start(["exec", "ask.mjs"], in: project, terminal: true)
        try running.waitForText("really? ")
        running.type("yes\n")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("so yes true true true"))
    }

    @Test("Bytes that are no text reach the standard output as they are")
    func bytes() throws {
        let project = try Project([
            "bytes.js": "process.stdout.write(Buffer.from([0xff, 0x00, 0xe9, 0x0a]))"
        ])
        let file = project.path(of: "out")
        let running = try RunningProgram(
            "/bin/sh", ["-c", "\"$0\" exec bytes.js > '\(file)'", JSMigrate.binary],
            in: project, environment: JSMigrate.baseEnvironment, standardInput: "",
            terminal: false)
        #expect(running.finish().exitCode == 0)
        #expect(try Filesystem.read(file) == [0xff, 0x00, 0xe9, 0x0a])
    }
}
