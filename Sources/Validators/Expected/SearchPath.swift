/// Where a session looks for names without a schema, as `SET` and its like leave it.
struct SearchPath {
    /// What the settings are that decide; nil where they are as the session began.
    private struct Settings {
        var names: [String]?
        var role: String?
        var authorization: String?
    }

    private let initial: [String]
    private let user: String
    private var session = Settings()
    /// The settings as the open transaction has them, where some are its own.
    private var local: Settings?
    private var inner: [String] = []

    /// Whether it was set by nothing but what is known.
    var isKnown = true

    /// The path that a session begins with, `$user` in it unexpanded, and its role.
    init(_ names: [String], user: String) {
        initial = names
        self.user = user
    }

    /// Who the session acts as.
    var role: String {
        let settings = local ?? session
        return settings.role ?? settings.authorization ?? user
    }

    /// The schemas in their order, whether they are there or not.
    var names: [String] {
        inner + ((local ?? session).names ?? initial).map { $0 == "$user" ? role : $0 }
    }

    /// The path with a schema in front, as it holds inside of a CREATE SCHEMA.
    func inside(_ schema: String) -> SearchPath {
        var path = self
        path.inner.insert(schema, at: 0)
        return path
    }

    /// Sets the path; nil for what the session began with.
    mutating func set(_ names: [String]?, isLocal: Bool) {
        set(isLocal) { $0.names = names }
        if !isLocal { isKnown = true }
    }

    /// Sets the role, or the user of the session, who has no other role then; nil for what it began with.
    mutating func act(as role: String?, ofSession: Bool, isLocal: Bool) {
        set(isLocal) { settings in
            settings.role = ofSession ? nil : role
            if ofSession { settings.authorization = role }
        }
    }

    /// Ends what was set for a transaction.
    mutating func endTransaction() { local = nil }

    private mutating func set(_ isLocal: Bool, _ change: (inout Settings) -> Void) {
        if isLocal {
            var settings = local ?? session
            change(&settings)
            local = settings
        } else {
            change(&session)
            if var settings = local {
                change(&settings)
                local = settings
            }
        }
    }
}
