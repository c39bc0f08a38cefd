import TestSupport
import Testing

/// The comparison itself: it must see a difference where there is one.
@Suite("A difference is seen")
struct ComparisonTests {
    @Test(
        "Of the output, of the errors, and of the exit code", .requiresNode,
        arguments: [
            // Names the runtime itself.
            "console.log(process.versions.jsmigrate === undefined)",
            "console.error(process.versions.jsmigrate === undefined)",
            "console.log('same'); process.exitCode = process.versions.jsmigrate === undefined ? 3 : 4",
            "process.stdout.write(process.versions.jsmigrate ? 'a\\n' : 'a')",
            "if (process.versions.jsmigrate) throw new Error('only here')",
            "throw new Error(process.versions.jsmigrate ? 'here' : 'there')",
            "throw Object.assign(new Error(), { code: process.versions.jsmigrate ? 'A' : 'B' })",
        ])
    func planted(_ source: String) throws {
        #expect(try !compare(source).isEqual)
    }

    @Test("And none where there is none", .requiresNode)
    func equal() throws {
        let comparison = try compare("console.log(1); process.exitCode = 3")
        #expect(comparison.isEqual, "\(comparison)")
        #expect(comparison.ours.exitCode == 3)
    }

    @Test("What is known to differ has to differ, and to have a reason")
    func judgement() {
        #expect(Judgement(isEqual: true, knownDisagreement: nil) == .agrees)
        #expect(Judgement(isEqual: false, knownDisagreement: nil) == .disagrees)
        #expect(Judgement(isEqual: false, knownDisagreement: "It cannot.") == .disagreesAsKnown)
        #expect(Judgement(isEqual: false, knownDisagreement: " \n") == .disagreesForNoReason)
        #expect(Judgement(isEqual: true, knownDisagreement: "It cannot.") == .agreesAfterAll)
        #expect(!Judgement.agreesAfterAll.isAsExpected)
    }

    @Test("97 of 100 are enough, 96 are not")
    func bar() {
        #expect(Score(agreeing: 97, total: 100).reachesBar)
        #expect(!Score(agreeing: 96, total: 100).reachesBar)
        #expect(!Score(agreeing: 290, total: 300).reachesBar)
    }

    private func compare(_ source: String) throws -> Comparison {
        let project = try Project(["planted.js": source])
        return try Comparison(
            Fixture(folder: project.path, main: "planted.js", needsDatabase: false))
    }
}
