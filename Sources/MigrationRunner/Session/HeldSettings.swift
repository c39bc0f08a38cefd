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
            lead.append(
                "SELECT pg_catalog.set_config(\(held), pg_catalog.current_setting(\(setting), true), true)"
            )
            trail.append(
                "SELECT pg_catalog.set_config(\(setting), pg_catalog.current_setting(\(held)), true)"
            )
        }
        self.lead = lead
        self.trail = trail
    }

    /// The last statement that sets it for the session.
    private static func lasting(_ name: String, in statements: [Statement]) -> String? {
        statements.last { $0.facts.changedSetting == name && !$0.facts.setsLocalSettings }?.text
    }
}
