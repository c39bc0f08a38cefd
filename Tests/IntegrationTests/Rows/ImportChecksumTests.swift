import TestSupport
import Testing

/// "checksum_imports text (of the project files it imports)"; "changed imports are reported, never
/// refused".
@Suite struct ImportChecksumTests {
    private static let files = [
        "lib/names.js": "import { upper } from './upper.cjs'; export const name = upper('a');",
        "lib/upper.cjs": "exports.upper = (text) => require('./rules.json').prefix + text;",
        "lib/rules.json": #"{"prefix": "t_"}"#,
        "lib/late.js": "export const n = 1;",
        "lib/unused.js": "",
        "node_modules/dep/package.json": "{}", "node_modules/dep/index.js": "module.exports = 1;",
    ]

    private static let migration = """
        import { name } from '../lib/names.js';
        import dep from '../node_modules/dep/index.js';
        import fs from 'fs';
        export async function up(db) {
          const { n } = await import('../lib/late.js');
          await db.query(`CREATE TABLE ${name} (n int DEFAULT ${n})`);
        }
        export async function down(db) { await db.query(`DROP TABLE ${name}`); }
        """

    private func scene() throws -> Scene {
        let scene = try Scene(["001-a.js": Self.migration])
        for (name, text) in Self.files { try scene.project.write(name, text) }
        return scene
    }

    @Test func theProjectsFilesAreTakenFromTheRun() throws {
        let scene = try scene()
        try scene.write(
            "002-b.js",
            "import '../lib/names.js'; export const up = (db) => db.query('CREATE TABLE b (n int)');"
        )
        try scene.write("003-c.js", "export const up = (db) => db.query('CREATE TABLE c (n int)');")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        func imports(_ version: String) throws -> String? {
            try scene.database.value(
                "SELECT progress->'imports' FROM schema_migrations WHERE version = '\(version)'")
        }
        #expect(
            try imports("001")
                == #"["../lib/late.js", "../lib/names.js", "../lib/rules.json", "../lib/upper.cjs"]"#
        )
        // Loaded before, by another migration: it counts all the same.
        #expect(
            try imports("002") == #"["../lib/names.js", "../lib/rules.json", "../lib/upper.cjs"]"#)
        #expect(try imports("003") == "NULL")
        #expect(try scene.row("003")["checksum_imports"] == nil)
        #expect(try scene.row("001")["checksum_imports"]?.count == 64)
        #expect(
            try scene.row("001")["checksum_imports"] != scene.row("002")["checksum_imports"])
    }

    /// A line for each file as sha256sum writes it, and the checksum of these lines.
    @Test func theChecksumIsThatOfALineEach() throws {
        let scene = try Scene([
            "001-a.js": "import '../one.js'; export const up = (db) => db.query('SELECT 1');"
        ])
        try scene.project.write("one.js", "export default 1;\r\n")
        try scene.run("up")
        #expect(
            try scene.database.value(
                """
                SELECT checksum_imports = encode(sha256(convert_to(
                    encode(sha256(convert_to(E'export default 1;\\n', 'UTF8')), 'hex')
                        || E'  ../one.js\\n', 'UTF8')), 'hex')
                FROM schema_migrations
                """) == "t")
    }

    @Test func aChangeIsReportedAndAccepted() throws {
        let scene = try scene()
        try scene.run("up")
        try scene.project.write("lib/unused.js", "changed")
        try scene.project.write("node_modules/dep/index.js", "module.exports = 'other';")
        #expect(try scene.run("up").errors.isEmpty)
        try scene.project.write("lib/rules.json", #"{"prefix": "u_"}"#)
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        let warning =
            "warning: migration 001 is applied, and a file that it imports has changed since\n"
        let outcome = try scene.run("up", "--strict")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors == warning)
        #expect(try scene.run("up").errors == warning)
        #expect(try scene.run("status").output.contains("\n2 applied\n"))
        #expect(
            try scene.run("repair", "--yes").output.hasPrefix(
                "001 a: a file that it imports was changed → what is there now is recorded"))
        #expect(try scene.run("up").errors.isEmpty)
        scene.project.remove("lib/late.js")
        #expect(try scene.run("up").errors == warning)
    }

    @Test func aRollbackThatWasUndoneForgetsNothing() throws {
        let scene = try scene()
        try scene.run("up")
        try scene.database.query("DROP TABLE t_a")
        #expect(try scene.run("down").exitCode == 4)
        try scene.project.write("lib/rules.json", #"{"prefix": "u_"}"#)
        #expect(
            try scene.run("up").errors.contains("a file that it imports has changed since"))
    }
}
