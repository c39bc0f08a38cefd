import Filesystem
import Glibc
import TestSupport
import Testing

/// `--junit FILE`: what the validators found, for continuous integration.
@Suite struct JUnitFileTests {
    private func scene() throws -> Scene {
        try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/v.js": """
            module.exports = [
              { name: 'warns', phase: 'pre', check: () => ({ status: 'WARN', details: '<&>\\u001b[1m' }) },
              { name: 'fails', phase: 'post', check: () => false },
              { name: 'throws', phase: 'post', check() { throw new Error('oops'); } },
            ];
            """,
        ])
    }

    /// The elements within the test case of a name, as `failure`; `passed` for none but output.
    private func cases(_ text: String) -> [String: String] {
        var cases: [String: String] = [:]
        let pattern =
            #/<testcase classname="jsmigrate\.(\w+)" name="([^"]*)" time="\d+\.\d{3}"(/?)>\s*(?:<([\w-]+))?/#
        for match in text.matches(of: pattern) {
            let element = match.3 == "/" ? "system-out" : match.4.map(String.init) ?? "none"
            cases["\(match.1) \(match.2)"] = element == "system-out" ? "passed" : element
        }
        return cases
    }

    @Test func validateWritesEachPhase() throws {
        let scene = try scene()
        let outcome = try scene.run("validate", "--pre", "--post", "--junit", "junit.xml")
        #expect(outcome.exitCode == 3, "\(outcome)")
        let text = try scene.project.read("junit.xml")
        let found = cases(text)
        #expect(found["pre connectivity"] == "passed" && found["pre warns"] == "passed", "\(text)")
        #expect(found["post fails"] == "failure" && found["post throws"] == "error", "\(text)")
        #expect(text.contains(#"<system-out>WARN: &lt;&amp;&gt;\u001b[1m</system-out>"#))
        #expect(
            text.contains(
                #"<testsuites name="jsmigrate" tests="\#(found.count)" failures="1" errors="1""#))
        try scene.run("validate", "--junit", "junit.xml")
        #expect(try cases(scene.project.read("junit.xml"))["files syntax"] == "passed")
        let status = try Filesystem.status(of: scene.path("junit.xml"))
        #expect(status.isFile)
        #expect(try Filesystem.entries(of: scene.project.path).count == 3, "a draft was left")
    }

    @Test func upWritesWhatWasReached() throws {
        let scene = try scene()
        try scene.project.write("jsmigrate.config.json", #"{"junit": "ci/junit.xml"}"#)
        try scene.project.write("ci/keep", "")
        // The setting alone asks for nothing; with --validate it is where the results go.
        #expect(try scene.run("up", "--dry-run", "--validate").exitCode == 0)
        #expect(!scene.project.exists("ci/junit.xml"))
        try scene.project.write(
            "migrations/002-b.js", "exports.up = () => { throw new Error('no'); };")
        #expect(try scene.run("up", "--validate").exitCode == 2)
        let failed = try scene.project.read("ci/junit.xml")
        #expect(cases(failed)["pre warns"] == "passed")
        #expect(cases(failed)["post validation"] == "skipped")
        #expect(failed.contains(#"<skipped message="migration 002 failed: no"/>"#), "\(failed)")
        scene.project.remove("migrations/002-b.js")
        #expect(try scene.run("up", "--validate").exitCode == 3)
        #expect(try cases(scene.project.read("ci/junit.xml"))["post fails"] == "failure")
        try scene.project.write("validators/v.js", "module.exports = () => false;")
        #expect(try scene.run("up", "--validate").exitCode == 1)
        let before = try scene.project.read("ci/junit.xml")
        #expect(
            cases(before)["pre v"] == "failure" && cases(before)["post validation"] == "skipped")
    }

    @Test func withoutValidationItIsNoOption() throws {
        let scene = try scene()
        let outcome = try scene.run("up", "--junit", "junit.xml")
        #expect(
            outcome.exitCode == 5 && outcome.errors.contains("'--junit' goes with '--validate'"))
        #expect(try scene.tables.isEmpty)
    }

    /// What cannot be written is told before anything runs.
    @Test(arguments: [
        ("gone/junit.xml", "there is no such folder"), ("migrations", "it is a folder"),
        ("package.json/x", "Not a directory"), ("pipe", "nobody reads from it"),
    ])
    func aFileThatCannotBeWrittenIsRefusedFirst(file: String, reason: String) throws {
        let scene = try scene()
        try scene.project.write("package.json", "{}")
        #expect(unsafe mkfifo(scene.path("pipe"), 0o600) == 0)
        for option in ["--junit", "--metrics"] {
            let outcome = try scene.run("up", "--validate", option, file)
            #expect(outcome.exitCode == 5 && outcome.output.isEmpty, "\(outcome)")
            #expect(
                outcome.errorLines.first == "error: \(file) cannot be written: \(reason)",
                "\(outcome)")
        }
        #expect(try scene.tables.isEmpty)
    }

    @Test func twoReportsAreTwoFiles() throws {
        let scene = try scene()
        let outcome = try scene.run("validate", "--junit", "x", "--metrics", "migrations/../x")
        #expect(outcome.exitCode == 5 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("--metrics and --junit name one file"), "\(outcome)")
        #expect(!scene.project.exists("x"))
    }

    @Test func aLinkIsFollowedToWhatIsNotThereYet() throws {
        let scene = try scene()
        try scene.project.link("results", to: "validation.xml")
        for _ in 1...2 {
            #expect(try scene.run("validate", "--junit", "results").exitCode == 0)
            let text = try scene.project.read("validation.xml")
            #expect(text.hasPrefix("<?xml "))
            #expect(try Filesystem.readLink(scene.path("results")) == "validation.xml")
        }
        try scene.project.link("round", to: "round")
        let round = try scene.run("validate", "--junit", "round")
        #expect(round.exitCode == 5 && round.errors.contains("Too many levels"), "\(round)")
    }

    @Test func pipesAndDevicesAreWrittenAsTheyAre() throws {
        let scene = try scene()
        let shown = try scene.run("validate", "--json", "--junit", "/dev/stderr")
        #expect(shown.errors.contains("<testsuites ") && !shown.output.contains("<"), "\(shown)")
        let output = try scene.run("validate", "--quiet", "--junit", "-")
        #expect(output.output.hasPrefix("<?xml ") && !scene.project.exists("-"), "\(output)")
        let full = try scene.run("validate", "--junit", "/dev/full")
        #expect(full.exitCode == 5, "\(full)")
        #expect(
            full.errors.contains("error: /dev/full could not be written: No space left on device"))
        // A command that failed keeps its exit code.
        let failed = try scene.run("validate", "--post", "--junit", "/dev/full")
        #expect(failed.exitCode == 3, "\(failed)")
        #expect(failed.errors.contains("warning: /dev/full could not be written"), "\(failed)")
        #expect(unsafe mkfifo(scene.path("pipe"), 0o600) == 0)
        let reader = unsafe open(scene.path("pipe"), O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        #expect(try scene.run("validate", "--junit", "pipe").exitCode == 0)
        let text = String(
            decoding: try FileDescriptor.read(reader, count: 1_000_000), as: UTF8.self)
        #expect(text.hasSuffix("</testsuites>\n"))
        #expect(try Filesystem.status(of: scene.path("pipe")).kind == .pipe)
    }

    @Test func aLinkStaysOne() throws {
        let scene = try scene()
        try scene.project.write("real.xml", "old")
        try scene.project.link("link.xml", to: "real.xml")
        try scene.run("validate", "--junit", "link.xml")
        #expect(try Filesystem.readLink(scene.path("link.xml")) == "real.xml")
        #expect(try scene.project.read("real.xml").hasSuffix("</testsuites>\n"))
    }
}
