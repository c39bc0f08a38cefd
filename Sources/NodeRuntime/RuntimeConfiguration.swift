/// What a runtime tells its scripts about the world, and where their output goes.
package struct RuntimeConfiguration {
    /// One of the two streams that scripts write to.
    package enum Stream: Int {
        /// `process.stdout`.
        case standardOutput = 1
        /// `process.stderr`.
        case standardError = 2
    }

    /// `process.argv`.
    package var arguments: [String]
    /// `process.env` at the start.
    package var environment: [String: String]
    /// Takes what scripts write.
    package var write: (String, Stream) -> Void
    /// Takes bytes that scripts write, which need be no text; without it they are written as the text
    /// that they are.
    package var writeBytes: (([UInt8], Stream) -> Void)?
    /// Reads the text of a `.env` file, the one reader that the whole program has.
    package var parseDotEnv: (String) -> [(String, String)]
    /// Told of each path that scripts would change; such a call fails then as on a read-only disk. Nil where
    /// they may write.
    package var refuseFileWrite: ((String) -> Void)?
    /// Whether scripts may send no signal, not even to their own process: they are only looked at, or only look.
    package var refusesSignals = false
    /// Whether the first of several calls of `process.exit` decides; in Node an `exit` listener's does.
    package var firstExitDecides = true
    /// Where the `pg` module finds its databases.
    package var gateway: (any DatabaseGateway)?

    /// Makes a configuration; what is not given is empty.
    package init(
        arguments: [String] = [], environment: [String: String] = [:],
        write: @escaping (String, Stream) -> Void = { _, _ in },
        parseDotEnv: @escaping (String) -> [(String, String)] = { _ in [] },
        gateway: (any DatabaseGateway)? = nil
    ) {
        self.arguments = arguments
        self.environment = environment
        self.write = write
        self.parseDotEnv = parseDotEnv
        self.gateway = gateway
    }
}
