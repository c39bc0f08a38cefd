import SchemaDescription
import TestSupport
import Testing

/// Databases that are equal by whichever route they were made.
@Suite struct RouteTests {
    private func difference(_ one: String, _ other: String) throws -> String {
        let first = try DescribedDatabase(one)
        let second = try DescribedDatabase(other)
        let (left, right) = (try first.describe(), try second.describe())
        let text = SchemaComparison(from: left, to: right).text()
        #expect((left.checksum() == right.checksum()) == (text == "no differences\n"))
        return text
    }

    @Test func droppedColumnsLeaveNothing() throws {
        let text = try difference(
            "CREATE TABLE t (a int, b varchar(5) DEFAULT 'x', c text NOT NULL)",
            """
            CREATE TABLE other (z int); CREATE TABLE t (x int, a bigint, y text);
            ALTER TABLE t DROP COLUMN x, DROP COLUMN y, ALTER COLUMN a TYPE int;
            ALTER TABLE t ADD COLUMN b varchar(5); ALTER TABLE t ALTER COLUMN b SET DEFAULT 'x';
            ALTER TABLE t ADD COLUMN c text; ALTER TABLE t ALTER COLUMN c SET NOT NULL; DROP TABLE other;
            """)
        #expect(text == "no differences\n")
    }

    /// From PostgreSQL 18 on NOT NULL is a constraint, whose name stays when the table gets another one.
    @Test func renamedTablesAndColumnsAreNotNullAllTheSame() throws {
        let text = try difference(
            "CREATE TABLE t (a int NOT NULL, b int, c int NOT NULL)",
            """
            CREATE TABLE other (z int NOT NULL, b int NOT NULL, c int);
            ALTER TABLE other RENAME TO t; ALTER TABLE t RENAME COLUMN z TO a;
            ALTER TABLE t ALTER COLUMN b DROP NOT NULL; ALTER TABLE t ALTER COLUMN c SET NOT NULL;
            """)
        #expect(text == "no differences\n")
    }

    @Test func grantsThatWereTakenBackLeaveNothing() throws {
        let text = try difference(
            "CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            """
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE t (a int); GRANT SELECT ON t TO PUBLIC; REVOKE SELECT ON t FROM PUBLIC;
            GRANT ALL ON FUNCTION f() TO PUBLIC; COMMENT ON TABLE t IS 'x'; COMMENT ON TABLE t IS NULL;
            """)
        #expect(text == "no differences\n")
    }

    @Test func partitionsByEitherRoute() throws {
        let text = try difference(
            """
            CREATE TABLE p (a int PRIMARY KEY, b text DEFAULT 'x', CHECK (a > 0)) PARTITION BY RANGE (a);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
            """,
            """
            CREATE TABLE p (a int, b text DEFAULT 'x', CONSTRAINT p_a_check CHECK (a > 0)) PARTITION BY RANGE (a);
            CREATE TABLE p1 (a int NOT NULL, b text DEFAULT 'x', CONSTRAINT p_a_check CHECK (a > 0));
            ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (1) TO (10); ALTER TABLE p ADD PRIMARY KEY (a);
            """)
        #expect(text == "no differences\n")
    }

    @Test func settingsOfTheSessionDoNotMatter() throws {
        let described = try DescribedDatabase(
            "CREATE TABLE t (a date DEFAULT '2020-02-01', b timestamptz DEFAULT '2020-02-01 00:00+00', "
                + "c interval DEFAULT '1 day 2 hours', d float8 DEFAULT 0.1)")
        let first = try described.describe()
        try described.database.query(
            "ALTER DATABASE \(described.database.name) SET DateStyle TO 'German'; "
                + "ALTER DATABASE \(described.database.name) SET TimeZone TO 'Asia/Tokyo'; "
                + "ALTER DATABASE \(described.database.name) SET IntervalStyle TO 'iso_8601'; "
                + "ALTER DATABASE \(described.database.name) SET search_path TO pg_catalog; "
                + "ALTER DATABASE \(described.database.name) SET extra_float_digits TO -3")
        let again = try described.reconnected().describe()
        #expect(first == again)
    }

    @Test(.needs(.extension("citext"))) func aDumpLoadedAgainIsEqual() throws {
        let first = try DescribedDatabase(Fixture.zoo())
        let dump = try first.database.dumpWhole()
        let second = try DescribedDatabase(dump)
        let (left, right) = (try first.describe(), try second.describe())
        #expect(
            SchemaComparison(from: left, to: right, includingOwners: true).text()
                == "no differences\n")
        #expect(left.checksum(includingOwners: true) == right.checksum(includingOwners: true))
        #expect(left.objects.count > 100)
    }

    @Test func theMigrationsOwnTablesAreNoPart() throws {
        let text = try difference(
            "CREATE SCHEMA s; CREATE TABLE s.t (a int)",
            """
            CREATE SCHEMA s; CREATE TABLE s.t (a int);
            CREATE TABLE s.schema_migrations (id serial PRIMARY KEY, version text UNIQUE, name text, direction text, status text);
            CREATE TABLE s.migration_history (id serial PRIMARY KEY); CREATE INDEX i ON s.migration_history (id);
            CREATE TABLE s.migration_lock (id int PRIMARY KEY CHECK (id = 1)); COMMENT ON TABLE s.schema_migrations IS 'x';
            """)
        #expect(text == "no differences\n")
        // A table of that name that is none of ours is one of the schema.
        let other = try difference("", "CREATE TABLE migration_lock (id int)")
        #expect(other.contains("+ table public.migration_lock"))
    }

    @Test(.needs(.extension("citext"))) func aRoleThatMayOnlyConnectSeesTheSame() throws {
        let described = try DescribedDatabase(Fixture.zoo())
        let first = try described.describe()
        try described.database.query(
            "DO $$ BEGIN CREATE ROLE zoo_guest LOGIN; EXCEPTION WHEN duplicate_object THEN END $$")
        let again = try described.reconnected(as: "zoo_guest").describe()
        #expect(
            SchemaComparison(from: first, to: again, includingOwners: true).text()
                == "no differences\n")
        #expect(again.role == "zoo_guest")
    }
}
