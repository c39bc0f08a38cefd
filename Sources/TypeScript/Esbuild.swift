import Subprocess

/// One run of esbuild over one source.
package struct Esbuild: Sendable {
    /// What it said, as it prints it, where the source is no TypeScript.
    package struct Refusal: Error, Equatable, Sendable {
        /// Its report: `✘ [ERROR] message`, and `FILE:LINE:COLUMN:` on a line of its own.
        package let report: String
    }

    private let path: String

    /// Takes the executable's path.
    package init(path: String) { self.path = path }

    /// Compiles a source.
    ///
    /// - Parameters:
    ///   - arguments: esbuild's own, for its transform of the standard input.
    ///   - source: the text.
    /// - Returns: the JavaScript, with what the arguments ask for besides.
    /// - Throws: ``Refusal``, also where the program cannot be started or ends by a signal.
    package func transform(_ source: String, _ arguments: [String]) throws(Refusal) -> String {
        let result: ChildProcess.Captured
        do throws(ChildProcessError) {
            result = try ChildProcess.run(
                ChildProcess.Command(path, arguments), input: source, timeout: .seconds(60))
        } catch {
            throw Refusal(report: "✘ [ERROR] cannot start \(error.program): \(error.reason)")
        }
        guard result.succeeded else {
            let isReport = result.errors.contains("[ERROR]")
            throw Refusal(
                report: isReport
                    ? result.errors : "✘ [ERROR] \(path) ended without an answer: \(result.errors)")
        }
        return result.output
    }
}
