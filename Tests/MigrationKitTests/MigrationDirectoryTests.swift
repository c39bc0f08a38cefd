@testable import MigrationKit
import Testing

struct MigrationDirectoryTests {
    @Test(arguments: [
        ("001-create-users.js", "001", "create-users", MigrationLanguage.javaScript),
        ("1_a.mjs", "1", "a", .javaScript),
        ("0042.third-party.cjs", "0042", "third-party", .javaScript),
        ("002-typed.ts", "002", "typed", .typeScript),
        ("002-typed.mts", "002", "typed", .typeScript),
        ("002-typed.cts", "002", "typed", .typeScript),
        ("003_lone.sql", "003", "lone", .sql),
        ("003_lone.up.sql", "003", "lone", .sql),
        ("004-graph.cql", "004", "graph", .cypher),
        ("005-vectors.py", "005", "vectors", .python),
        ("20251112093000-add.js", "20251112093000", "add", .javaScript),
        ("2024.03.21T21.25.08.add-users.js", "20240321212508", "add-users", .javaScript),
        ("2024.03.21T21.25.08-add.js", "20240321212508", "add", .javaScript),
        ("20240321_212508_add_users.js", "20240321212508", "add_users", .javaScript),
        ("00000001_123456_add.js", "00000001", "123456_add", .javaScript),
        ("20240321_212508.sql", "20240321", "212508", .sql),
        ("001-with space & ünicode.js", "001", "with space & ünicode", .javaScript),
        ("001.up.sql", "001", "001", .sql),
        ("001-a.b.c.js", "001", "a.b.c", .javaScript),
    ])
    func isMigration(
        fileName: String, version: String, name: String, language: MigrationLanguage
    ) throws {
        let directory = try MigrationDirectory.read(names: [fileName], at: "migrations")
        let file = try #require(directory.files.first)
        #expect(file.version.text == version)
        #expect(file.name == name)
        #expect(file.language == language)
        #expect(file.path == "migrations/" + fileName)
        #expect(directory.ignored.isEmpty)
        #expect(directory.notices.isEmpty)
    }

    @Test(arguments: [
        ("run-migration.js", IgnoredFile.Reason.noNumber), ("README.md", .noNumber),
        ("xxx-enhanced-migration-template.js", .noNumber), ("001a-x.js", .noNumber),
        (".001-x.js", .noNumber), ("001 x.js", .noNumber), ("٠٠١-x.js", .noNumber),
        ("001-x.test.js", .test), ("001-x.spec.ts", .test), ("001.test.things.js", .test),
        ("001-x.d.ts", .typeDeclarations), ("001-x.d.mts", .typeDeclarations),
        ("001-x.js.map", .sourceMap), ("001-x.md", .extension), ("001-x.JS", .extension),
        ("001-x", .extension), ("001.js", .noName), ("001-.js", .noName),
    ])
    func isNotMigration(fileName: String, reason: IgnoredFile.Reason) throws {
        let directory = try MigrationDirectory.read(names: [fileName], at: "migrations")
        #expect(directory.files.isEmpty)
        #expect(directory.ignored == [IgnoredFile(fileName: fileName, reason: reason)])
    }

    @Test func foldersAreNotMigrations() throws {
        let directory = try MigrationDirectory.read(
            [DirectoryListingEntry(name: "001-x.js", isFile: false)], at: "migrations")
        #expect(directory.ignored.map(\.reason) == [.notAFile])
    }

    @Test func filesRunInTheOrderOfTheirNumbers() throws {
        let names = ["10-ten.js", "2-two.js", "001-one.js", "20240321_212508_dated.js"]
        let directory = try MigrationDirectory.read(names: names, at: "/m/")
        #expect(directory.files.map(\.version.text) == ["001", "2", "10", "20240321212508"])
        #expect(directory.files.first?.path == "/m/001-one.js")
    }

    @Test(arguments: [
        (["001_users.up.sql", "001_users.down.sql"], "m/001_users.down.sql"),
        (["001_users.sql", "001_users.down.sql"], "m/001_users.down.sql"),
        (["001_create.up.sql", "001_drop.down.sql"], "m/001_drop.down.sql"),
        (["1_users.up.js", "001_users.down.js"], "m/001_users.down.js"),
        (["001.up.sql", "001.down.sql"], "m/001.down.sql"),
    ])
    func pairs(names: [String], downPath: String) throws {
        let directory = try MigrationDirectory.read(names: names, at: "m")
        let file = try #require(directory.files.first)
        #expect(directory.files.count == 1)
        #expect(file.fileName == names[0])
        #expect(file.path(for: .up) == "m/" + names[0])
        #expect(file.path(for: .down) == downPath)
        #expect(directory.notices.isEmpty)
    }

    @Test func emptyDownStaysPaired() throws {
        let directory = try MigrationDirectory.read(
            [.init(name: "001_a.up.sql"), .init(name: "001_a.down.sql", isEmpty: true)], at: "m")
        #expect(directory.files.first?.downPath == "m/001_a.down.sql")
        #expect(directory.notices.isEmpty)
    }

    @Test func downWithoutUpIsTold() throws {
        let directory = try MigrationDirectory.read(names: ["001_a.down.sql", "002_b.js"], at: "m")
        #expect(directory.files.map(\.fileName) == ["002_b.js"])
        #expect(directory.notices == [.downWithoutUp(fileName: "001_a.down.sql")])
    }

    @Test func emptyFileIsToldAndNotADuplicate() throws {
        let directory = try MigrationDirectory.read(
            [.init(name: "003-a.js", isEmpty: true), .init(name: "003-b.js")], at: "m")
        #expect(directory.files.map(\.fileName) == ["003-b.js"])
        #expect(directory.notices == [.emptyFile(fileName: "003-a.js")])
    }

    @Test(arguments: [
        ("001-x.ts", "001-x.js"), ("001-x.mts", "001-x.mjs"), ("001-x.cts", "001-x.cjs"),
    ])
    func compiledTwinRuns(typed: String, compiled: String) throws {
        let directory = try MigrationDirectory.read(names: [typed, compiled], at: "m")
        #expect(directory.files.map(\.fileName) == [compiled])
        #expect(directory.notices == [.twin(runs: compiled, skipped: typed)])
    }

    @Test func duplicatesAreRefusedAllAtOnce() throws {
        let names = ["003-b.js", "003-a.js", "4-x.js", "004-y.sql", "5-z.js"]
        let error = #expect(throws: DuplicateVersionsError.self) {
            try MigrationDirectory.read(names: names, at: "m")
        }
        #expect(error?.groups == [["003-a.js", "003-b.js"], ["4-x.js", "004-y.sql"]])
        #expect(error?.exitCode == .refused)
        #expect(error?.message == "003-a.js and 003-b.js in m have the same version")
        #expect(error?.remedy?.contains("--allow-duplicates") == true)
    }

    @Test func allowedDuplicatesGetTheirNames() throws {
        let names = ["003-second-name.js", "003-first.js", "003_second-name.cjs", "002-x.js"]
        let directory = try MigrationDirectory.read(
            names: names, at: "m", allowingDuplicates: true)
        #expect(
            directory.files.map(\.version.text) == [
                "002", "003", "003~second-name", "003~second-name~3",
            ])
        #expect(directory.files.map(\.version) == directory.files.map(\.version).sorted())
    }

    /// postgrator's files are pairs as they are.
    @Test func sidesInFront() throws {
        let directory = try MigrationDirectory.read(
            names: [
                "001.do.users.sql", "001.undo.users.sql", "002.do.sql", "003.do-over.sql",
                "004-do.something.sql",
            ], at: "m")
        #expect(directory.files.map(\.name) == ["users", "002", "do-over", "do.something"])
        #expect(directory.files.map(\.downPath) == ["m/001.undo.users.sql", nil, nil, nil])
        #expect(directory.notices == [])
    }
}
