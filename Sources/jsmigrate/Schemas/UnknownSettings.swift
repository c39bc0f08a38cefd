/// The settings that a server says it does not know, as an older one says of what pg_dump turns off:
/// from version 17 on it writes `SET transaction_timeout = 0;`.
enum UnknownSettings {
    /// Their names, as the server's English messages have them.
    static func named(in messages: String) -> [String] {
        messages.matches(of: /unrecognized configuration parameter "(\w+)"/).map { String($0.1) }
    }

    /// Whether there is one among them.
    static func isNamed(in messages: String) -> Bool { !named(in: messages).isEmpty }

    /// A dump without the lines that turn settings off; the others keep their numbers.
    static func remove(_ names: [String], from dump: String) -> String {
        let lines = Set(names.map { "SET \($0) = 0;" })
        return dump.split(separator: "\n", omittingEmptySubsequences: false)
            .map { lines.contains(String($0)) ? "" : $0 }.joined(separator: "\n")
    }
}
