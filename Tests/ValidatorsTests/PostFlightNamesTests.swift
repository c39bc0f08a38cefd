import MigrationKit
import TestSupport
import Testing

@testable import Validators

/// Every check after a run on names that have to be quoted, and as a role without any right.
@Suite(.needs(.extension("amcheck"))) struct PostFlightNamesTests {
    private let database: CheckedDatabase
    private let before: ActivitySnapshot

    private let definitions = [
        #"CREATE SCHEMA "S p""#,
        #"CREATE TABLE "S p"."T.a""b" ("I'd" serial PRIMARY KEY, "Up" int, "x, y" text NOT NULL)"#,
        #"""
        CREATE TABLE "S p"."C\d" ("I'd" int, "Who?" int,
            CONSTRAINT "f'k" FOREIGN KEY ("I'd") REFERENCES "S p"."T.a""b",
            UNIQUE ("I'd", "Who?"))
        """#,
        #"CREATE INDEX "i 1" ON "S p"."T.a""b" (lower("x, y"), "Up")"#,
        #"CREATE INDEX "i 2" ON "S p"."T.a""b" (lower("x, y"), "Up")"#,
        #"CREATE INDEX ON "S p"."T.a""b" ("Up")"#,
        #"""
        CREATE TABLE "S p".schema_migrations (id int, version text, name text, direction text,
            status text, error text, started_at timestamptz)
        """#,
        #"ALTER TABLE "S p"."C\d" ADD CHECK ("Who?" IS NOT NULL) NOT VALID"#,
        "SET session_replication_role = replica",
        #"INSERT INTO "S p"."C\d" VALUES (0, 0)"#, #"DELETE FROM "S p"."C\d""#,
        "RESET session_replication_role",
    ]

    init() throws {
        database = try CheckedDatabase()
        before = try database.snapshot()
        try database.prepare(each: definitions)
        try database.prepare("CREATE EXTENSION amcheck")
    }

    private func results(as role: String? = nil) throws -> [String: ValidationResult] {
        let session = try role.map { try database.session(as: $0) }
        let results = database.report(BuiltInValidators.all, .post, as: session) {
            $0.before = before
            $0.executed = [
                ExecutedMigration(
                    version: "001", name: "x", statements: definitions,
                    relations: [#""S p"."T.a""b""#, #""S p"."C\d""#])
            ]
            if role == nil { $0.trackingTable = #""S p"."schema_migrations""# }
            $0.thresholds.unusedIndexAge = .zero
            $0.thresholds.unanalyzedRows = 1
        }.results
        return Dictionary(results.map { ($0.check, $0) }) { first, _ in first }
    }

    @Test func namesThatMustBeQuotedAreQuoted() throws {
        let sound = try results()
        for result in sound.values { #expect(result.error == nil, "\(result)") }
        for check in [
            "expected-objects", "orphaned-rows", "nulls", "sequences", "index-corruption",
        ] {
            #expect(sound[check]?.status == .pass, "\(sound[check] as Any)")
        }
        try database.prepare(
            #"""
            SET session_replication_role = replica;
            ALTER TABLE "S p"."C\d" DROP CONSTRAINT "C\d_Who?_check";
            INSERT INTO "S p"."C\d" VALUES (7, NULL);
            ALTER TABLE "S p"."C\d" ADD CHECK ("Who?" IS NOT NULL) NOT VALID;
            INSERT INTO "S p"."T.a""b" ("I'd", "x, y") VALUES (5, 'x');
            DROP INDEX "S p"."T.a""b_Up_idx"
            """#)
        let broken = try results()
        for result in broken.values { #expect(result.error == nil, "\(result)") }
        for (check, text) in [
            ("orphaned-rows", #""f'k" on "S p"."C\d": 1 row has no counterpart"#),
            ("nulls", #""S p"."C\d": NULL in "Who?""#),
            (
                "sequences",
                #"SELECT setval('"S p"."T.a""b_I''d_seq"', max("I'd")) FROM "S p"."T.a""b";"#
            ),
            ("duplicate-indexes", #"DROP INDEX CONCURRENTLY "S p"."i 2";"#),
            ("missing-statistics", #""S p"."C\d": never analysed"#),
            ("expected-objects", #"index on "S p"."T.a""b" (Up)"#),
            ("unvalidated-constraints", #"ALTER TABLE "S p"."C\d" VALIDATE CONSTRAINT "#),
        ] {
            #expect(broken[check]?.details?.contains(text) == true, "\(broken[check] as Any)")
            #expect(broken[check]?.migration == "001", "\(broken[check] as Any)")
        }
    }

    @Test func aRoleWithoutRightsFailsNothing() throws {
        let role = try database.makeRole()
        for result in try results(as: role).values {
            #expect(result.error == nil && result.status != .fail, "\(result)")
        }
    }
}
