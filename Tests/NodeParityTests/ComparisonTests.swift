import TestSupport
import Testing

/// The comparison itself: it must see a difference where there is one.
@Suite("A difference is seen")
struct ComparisonTests {
    @Test(
        "Of the output, and of the exit code", .requiresNode,
        arguments: [
            // Names the runtime itself.
            "console.log(process.versions.jsmigrate === undefined)",
            "console.log('same'); process.exitCode = process.versions.jsmigrate === undefined ? 3 : 4",
            "process.stdout.write(process.versions.jsmigrate ? 'a\\n' : 'a')",
            "if (process.versions.jsmigrate) throw new Error('only here')",
        ])
    func planted(_ source: String) throws {
        let project = try Project(["planted.js": source])
        let comparison = try Comparison(
            Fixture(folder: project.path, main: "planted.js", needsDatabase: false))
        #expect(!comparison.isEqual)
    }

    @Test("And none where there is none", .requiresNode)
    func equal() throws {
        let project = try Project(["planted.js": "console.log(1); process.exitCode = 3"])
        let comparison = try Comparison(
            Fixture(folder: project.path, main: "planted.js", needsDatabase: false))
        #expect(comparison.isEqual, "\(comparison)")
        #expect(comparison.ours.exitCode == 3)
    }
}
