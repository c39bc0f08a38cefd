import MigrationKit
import Testing

@Suite struct NewMigrationNameTests {
    private func stem(_ words: String, after names: [String]) throws -> String {
        let directory = try MigrationDirectory.read(
            names: names, at: "/m", allowingDuplicates: true)
        return try NewMigrationName(
            words, after: directory.files, time: "2026-11-25T16:10:09.123Z",
            milliseconds: 1_795_622_400_000
        ).stem
    }

    @Test(arguments: [
        ("Add users", [], "001-add-users"),
        ("add-users", ["001-a.js", "009-b.js"], "010-add-users"),
        ("addUsers", ["1-a.js", "9-b.js"], "10-addUsers"),
        ("add users", ["0099_a.up.sql", "0099_a.down.sql"], "0100_add_users"),
        ("x", ["003-a.js", "003-b.js"], "004-x"),
        ("x", ["20251112093000_a.js"], "20261125161009_x"),
        ("x", ["29991112093000-a.js"], "29991112093001-x"),
        ("x", ["1531161625000_a.js"], "1795622400000_x"),
    ])
    func goesOnAsTheFolderDoes(words: String, names: [String], stem: String) throws {
        #expect(try self.stem(words, after: names) == stem)
    }

    @Test(arguments: ["", "  ", "../x", "a/b", ".hidden", "---"])
    func refusesWhatIsNoName(words: String) {
        #expect(throws: GeneralFailure.self) { try stem(words, after: []) }
    }

    @Test func refusesANumberThatNoneFollows() {
        #expect(throws: GeneralFailure.self) {
            try stem("x", after: ["99999999999999999999-a.js"])
        }
    }
}
