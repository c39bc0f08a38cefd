import MigrationKit

/// How much of what a check of bounded time is to look at it has looked at. Where that is not all, to have
/// found nothing is `WARN`: nobody knows what is in the rest.
struct Coverage {
    private let queries: BoundedQueries
    private let count: Int
    private let noun: (one: String, more: String)
    private var unseen: [String] = []
    private var refused: [String] = []

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - count: how much there is to look at.
    ///   - noun: what it is, in the singular and the plural.
    init(of count: Int, _ noun: (one: String, more: String), by queries: BoundedQueries) {
        self.count = count
        self.noun = noun
        self.queries = queries
    }

    /// Takes what the time was too short for; nothing is taken twice, here or as refused.
    mutating func miss(_ names: [String]) { unseen += names }

    /// Takes what could not be read, and why.
    mutating func refuse(_ name: String, _ reason: String) { refused.append("\(name): \(reason)") }

    /// How much was looked at, with its noun.
    var seen: String {
        Lines.count(count - unseen.count - refused.count, noun.one, noun.more)
    }

    /// What was not looked at, in lines; none where nothing was left out.
    var remarks: [String] {
        var lines: [String] = []
        if !unseen.isEmpty {
            lines.append(
                "Not looked at \(queries.bound): \(unseen.count) of"
                    + " \(Lines.count(count, noun.one, noun.more)) (\(Lines.list(unseen)))")
        }
        if !refused.isEmpty { lines.append("Could not be read: \(Lines.list(refused))") }
        return lines
    }

    /// The finding where nothing is wrong with what was looked at.
    func finding(_ text: String) -> ValidationFinding {
        guard !remarks.isEmpty else { return .pass(text) }
        let more = unseen.isEmpty ? nil : "raise \(queries.setting)"
        let other =
            refused.isEmpty ? nil : "validate as a role that may read them, when nobody locks them"
        let help = [more, other].compactMap(\.self).joined(separator: "; ")
        return .warn(
            Lines.join(text, remarks), help: help.prefix(1).uppercased() + help.dropFirst() + ".")
    }
}
