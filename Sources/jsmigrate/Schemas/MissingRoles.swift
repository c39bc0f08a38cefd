/// The roles that a server says it does not have.
enum MissingRoles {
    /// Their names, as the server's English messages have them, each once and in their order.
    static func named(in messages: String) -> [String] {
        var names: [String] = []
        for match in messages.matches(of: /role "(.+?)" does not exist/) {
            let name = String(match.1)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether there is one among them.
    static func isNamed(in messages: String) -> Bool { !named(in: messages).isEmpty }
}
