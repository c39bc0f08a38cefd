import MigrationKit

/// Cases that a check found, told by the migration that is to blame for them.
struct BlamedCases {
    private var groups: [(migration: String?, lines: [String])] = []

    /// Whether nothing was found.
    var isEmpty: Bool { groups.isEmpty }

    /// How many cases there are.
    var count: Int { groups.reduce(0) { $0 + $1.lines.count } }

    /// Adds a case; whom it may be of is said behind it where that is not certain.
    mutating func add(_ line: String, _ blame: Blame) {
        let line = line + (blame.remark.map { " (\($0))" } ?? "")
        let migration = blame.migration
        if let index = groups.firstIndex(where: { $0.migration == migration }) {
            groups[index].lines.append(line)
        } else {
            groups.append((migration, [line]))
        }
    }

    /// A finding for each migration, and one for what none is to blame for.
    ///
    /// - Parameters:
    ///   - noun: what a case is, in the singular and the plural.
    ///   - remarks: further lines, which the last finding ends with.
    func findings(
        _ status: ValidationStatus, _ noun: (one: String, more: String), help: String,
        remarks: [String] = []
    ) -> [ValidationFinding] {
        groups.enumerated().map { position, group in
            let isLast = position == groups.count - 1
            let text = Lines.join(
                Lines.count(group.lines.count, noun.one, noun.more), group.lines)
            return ValidationFinding(
                status: status,
                details: ([text] + (isLast ? remarks : [])).joined(separator: "\n"), help: help,
                migration: group.migration)
        }
    }
}
