import PgQuery

/// What a script's string sets for its transaction only (`SET LOCAL`, `set_config(…, true)`).
///
/// Under node-postgres it is over with the string, which was a transaction. In the wrapper, which goes on, the settings get
/// back behind the string what they were before it: the server keeps that meanwhile, in a setting of ours for
/// each. Where the string also sets one for good, that is said again.
struct HeldSettings {
    /// What is sent before the string.
    let lead: [String]
    /// What is sent behind it.
    let trail: [String]

    /// Whether nothing is set so.
    var isEmpty: Bool { trail.isEmpty }

    /// Reads what statements set; nothing of those that the parser could not read.
    init(_ statements: [Statement]?) {
        var lead: [String] = []
        var trail: [String] = []
        var seen: Set<String> = []
        for name in (statements ?? []).flatMap(\.facts.localSettings)
        where seen.insert(name).inserted {
            if let lasting = Self.lasting(name, in: statements ?? []) {
                trail.append(lasting)
                continue
            }
            let held = "'jsmigrate.held_\(seen.count)'"
            let setting = SQLText.literal(name)
            // A sign in front tells an empty value from none, which a setting has before its library is
            // loaded, and from what RESET ALL has emptied: both are the default afterwards.
            lead.append(
                """
                SELECT pg_catalog.set_config(\(held), COALESCE(pg_catalog.textcat('=', \
                pg_catalog.current_setting(\(setting), true)), ''), true)
                """)
            trail.append(
                """
                SELECT pg_catalog.set_config(\(setting), pg_catalog.substring(\
                pg_catalog.current_setting(\(held)), '=(.*)'), true)
                """)
        }
        self.lead = lead
        // A role that was set last may not set what was set before it.
        self.trail = trail.reversed()
    }

    /// What `RESET ALL` leaves as it is.
    private static let spared: Set<String> = ["role", "session_authorization"]

    /// The last statement that sets it for the session, unless `RESET ALL` undoes that.
    private static func lasting(_ name: String, in statements: [Statement]) -> String? {
        let last = statements.last { statement in
            let facts = statement.facts
            guard !facts.setsLocalSettings, let changed = facts.changedSetting else { return false }
            return changed == name || changed == "all" && !spared.contains(name)
        }
        guard let last, last.facts.changedSetting == name else { return nil }
        return last.text
    }
}
