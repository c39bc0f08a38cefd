import TestSupport
import Testing

@Suite("What a SQL file has deferred or set lasts, whatever its statements are sent with")
struct SQLFileOrderTests {
    private static let tables = """
        CREATE TABLE parent (id serial PRIMARY KEY, name text);
        CREATE TABLE child (parent_id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
        """

    private func scene(_ files: String...) throws -> Scene {
        let scene = try Scene()
        for (index, text) in files.enumerated() {
            try scene.project.write("migrations/00\(index + 1)_it.sql", text)
        }
        return scene
    }

    @Test func whatIsRefusedBehindRowsHasThemNumberedOnce() throws {
        let scene = try scene(
            Self.tables,
            """
            INSERT INTO parent (name) VALUES ('a');
            INSERT INTO child VALUES (1);
            ALTER TABLE child ADD COLUMN note text;
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.query("SELECT id FROM parent") == [["1"]])
    }

    @Test func aBlockInASharedTransactionDefersAsByItself() throws {
        let block = """
            BEGIN;
            INSERT INTO child VALUES (1);
            INSERT INTO parent VALUES (1);
            COMMIT;
            INSERT INTO child VALUES (2);
            INSERT INTO parent VALUES (2);
            """
        let scene = try scene(Self.tables)
        #expect(try scene.run("up").exitCode == 0)
        try scene.project.write("migrations/002_it.sql", block)
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.value("SELECT count(*) FROM child") == "2")
    }

    @Test func whatAnEarlierFileHasCheckedIsDeferredInTheNext() throws {
        let scene = try scene(
            "CREATE TABLE other (id int);",
            "\(Self.tables)\nINSERT INTO child VALUES (1);\nINSERT INTO parent VALUES (1);")
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    @Test func modesOfTheSharedTransactionAreNotTheFiles() throws {
        let scene = try scene(
            "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nCREATE TABLE other (id int);")
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("SET TRANSACTION is not applied"), "\(outcome)")
    }

    @Test(arguments: ["SET LOCAL", "SET"])
    func aModeSetByItsNameIsInForce(command: String) throws {
        let scene = try scene(
            """
            \(command) transaction_isolation = 'serializable';
            CREATE TABLE seen AS SELECT current_setting('transaction_isolation') AS isolation;
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.value("SELECT isolation FROM seen") == "serializable")
    }
}
