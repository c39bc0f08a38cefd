import Testing

@testable import Adoption

/// Tables are told apart by their columns where their names are the same.
@Suite struct RecognitionTests {
    @Test(arguments: [
        ("schema_migrations", "id,version,name,direction,status,started_at", "run-migration"),
        ("knex_migrations", "id,name,batch,migration_time", "knex"),
        ("pgmigrations", "id,name,run_on", "node-pg-migrate"),
        ("SequelizeMeta", "name", "sequelize"),
        ("SequelizeMeta", "name,createdAt,updatedAt", "sequelize"),
        ("migrations", "id,name,run_on", "db-migrate"),
        ("migrations", "id,name,hash,executed_at", "postgres-migrations"),
        ("migrations", "id,timestamp,name", "typeorm"),
        ("migrations", "id,data", "node-migrate"),
        ("migrations", "id,title", nil),
        ("schema_migrations", "version,dirty", "golang-migrate"),
        ("schema_migrations", "version", "dbmate"),
        ("schema_migrations", "database_type,migration_file,applied_at", "shell-runner"),
        (
            "schema_migrations", "id,migration_name,applied_at,execution_duration_ms,checksum",
            "typescript-runner"
        ),
        ("schemaversion", "version,name,md5,run_at", "postgrator"),
        ("goose_db_version", "id,version_id,is_applied,tstamp", "goose"),
        (
            "flyway_schema_history",
            "installed_rank,version,description,type,script,checksum,installed_by,installed_on,"
                + "execution_time,success", "flyway"
        ),
        ("schema_migrations", "version,inserted_at", nil),
    ])
    func aTableIsKnownByItsColumns(_ name: String, _ columns: String, _ word: String?) {
        let table = ToolTable(
            schema: "public", name: name,
            columns: Set(columns.split(separator: ",").map(String.init)))
        #expect(ToolRegistry.tool(of: table)?.word == word)
    }

    @Test func wordsAreOfOneToolEach() {
        let words = ToolRegistry.tools.flatMap(\.words)
        #expect(Set(words).count == words.count)
        #expect(ToolRegistry.tool(named: "Umzug")?.word == "sequelize")
    }
}

/// The keys of advisory locks, as the tools compute them.
@Suite struct LockKeyTests {
    /// `zlib.crc32(b"public\0schema_migrations\0/app") * 1486364155 & 0xFFFFFFFF` in Python.
    @Test func golangMigrates() {
        let table = ToolTable(schema: "public", name: "schema_migrations", columns: [])
        let keys = GolangMigrate().advisoryLocks(of: table, inDatabase: "app")
        #expect(keys == [1_726_534_663, 2_621_266_710, 1_787_120_056, 2_802_248_011])
    }

    /// `"\"public\".\"flyway_schema_history\"".hashCode()` in Java.
    @Test func flyways() {
        #expect(Flyway.javaHash("\"public\".\"flyway_schema_history\"") == 2_125_624_436)
        let table = ToolTable(schema: "public", name: "flyway_schema_history", columns: [])
        #expect(Flyway().advisoryLocks(of: table, inDatabase: "app") == [77_433_833_903_597])
    }

    @Test func aCRC32IsThatOfZlib() {
        #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (951_827_696_789, "2000-02-29T12:34:56.789Z"),
        (1_709_287_200_123, "2024-03-01T10:00:00.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
    ])
    func timesAreThoseOfJavaScript(_ milliseconds: Int, _ text: String) {
        #expect(UnixTime.text(milliseconds: milliseconds) == text)
    }
}
