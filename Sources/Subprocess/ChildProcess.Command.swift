extension ChildProcess {
    /// What to start, and with what around it.
    package struct Command: Sendable {
        /// A path, or a name that is looked for on `PATH`.
        package var executable: String
        package var arguments: [String]
        /// The whole environment of the child; nil passes this process's own on.
        package var environment: [String: String]?
        /// Where the child starts; nil is where this process is.
        package var workingDirectory: String?
        package var input: Stream = .null
        package var output: Stream = .inherited
        package var errors: Stream = .inherited
        /// Whether the child leads a session of its own, out of reach of a terminal's Ctrl+C.
        package var startsSession = false

        package init(
            _ executable: String, _ arguments: [String] = [],
            environment: [String: String]? = nil, workingDirectory: String? = nil
        ) {
            self.executable = executable
            self.arguments = arguments
            self.environment = environment
            self.workingDirectory = workingDirectory
        }
    }

    /// What one of the child's three standard streams is.
    package enum Stream: Sendable {
        /// `/dev/null`.
        case null
        /// The stream of this process.
        case inherited
        /// A descriptor of this process; it stays open here.
        case descriptor(Int32)
        /// A file that is opened in the child: for writing, appended to and made with mode 0600.
        case file(String)
        /// A terminal that is opened in the child and becomes its controlling one.
        case terminal(String)
    }
}
