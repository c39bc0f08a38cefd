import Filesystem
import Glibc
import TestSupport
import Testing

/// A shell that has loaded the completions, and is asked what it would offer.
enum CompletingShell: String, CaseIterable, CustomTestStringConvertible {
    case bash, zsh, fish

    var testDescription: String { rawValue }

    /// What the shell offers for a line whose end is where the cursor is, in no order.
    func candidates(for line: String, in project: Project) throws -> Set<String> {
        let script = "\(project.path)/.completion.\(rawValue)"
        let completion = try JSMigrate.run(["completion", rawValue], in: project)
        #expect(completion.exitCode == 0 && completion.errors.isEmpty, "\(completion)")
        try project.write(".completion.\(rawValue)", completion.output)
        let outcome = try answer(script, line, project)
        var lines = outcome.output.split(whereSeparator: \.isNewline).map(String.init)
        if self == .bash {
            // The terminal's echo is among it.
            lines = lines.compactMap { line in
                line.range(of: "candidate:").map { String(line[$0.upperBound...]) }
            }
        }
        #expect(outcome.exitCode == 0, "\(outcome)")
        return Set(lines.map(bare))
    }

    private func answer(
        _ script: String, _ line: String, _ project: Project
    ) throws -> JSMigrate.Outcome {
        let fixtures = "\(Repository.path)/Tests/CommandTests/Fixtures/completion"
        var environment = JSMigrate.baseEnvironment
        let folder = JSMigrate.binary[..<(JSMigrate.binary.lastIndex(of: "/") ?? script.startIndex)]
        environment["PATH"] = "\(folder):\(environment["PATH"] ?? "/usr/bin:/bin")"
        environment["TERM"] = "dumb"
        let arguments: [String]
        switch self {
        case .bash:
            environment["COMPLETION_SCRIPT"] = script
            arguments = ["--noprofile", "--rcfile", "\(fixtures)/candidates.bash", "-i"]
        case .zsh: arguments = ["-f", "\(fixtures)/candidates.zsh", script, line]
        case .fish: arguments = ["--no-config", "-c", "source \(script); complete -C '\(line)'"]
        }
        let running = try RunningProgram(
            rawValue, arguments, in: project, environment: environment,
            standardInput: self == .bash ? line + "\t" : "", terminal: self == .bash)
        return running.finish()
    }

    /// A candidate without what is shown beside it, and what only some shells put around it.
    private func bare(_ line: String) -> String {
        var text = line.split(separator: "\t").first.map(String.init) ?? ""
        // Fish repeats the option: --to=001.
        if text.hasPrefix("--"), let sign = text.firstIndex(of: "=") {
            text = String(text[text.index(after: sign)...])
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

}

extension Trait where Self == ConditionTrait {
    /// Skips a test, visibly, where a program is missing; with `JSMIGRATE_REQUIRE_NODE=1` it runs and fails.
    static func requires(_ programs: [String]) -> Self {
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
        let folders = path.split(separator: ":")
        let missing = programs.filter { program in
            !folders.contains { Filesystem.isFile("\($0)/\(program)") }
        }
        return .enabled(
            if: NodeOracle.isRequired || missing.isEmpty,
            "\(missing.joined(separator: ", ")) missing: run scripts/setup")
    }
}
