import MigrationKit

/// Names that several validators of a phase have: all of them run, and nobody can tell their results apart.
struct SharedNames {
    private let groups: [[any MigrationValidator]]

    init(_ validators: [any MigrationValidator]) {
        var places: [String: Int] = [:]
        var groups: [[any MigrationValidator]] = []
        for validator in validators {
            if let place = places[validator.name] {
                groups[place].append(validator)
            } else {
                places[validator.name] = groups.count
                groups.append([validator])
            }
        }
        self.groups = groups.filter { $0.count > 1 }
    }

    /// A validator that warns of them; none where there are none.
    var validators: [any MigrationValidator] {
        groups.isEmpty ? [] : [SharedNamesValidator(lines: groups.map(Self.line))]
    }

    private static func line(_ group: [any MigrationValidator]) -> String {
        let places = group.map { $0.source ?? "the program itself" }
        let distinct = places.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let list = distinct.count == 1 ? distinct[0] : distinct.joined(separator: " and ")
        return "\(group.count) checks are called \(group[0].name): in \(list)"
    }
}

/// Warns of names that several validators have.
private struct SharedNamesValidator: MigrationValidator {
    let name = "validators"
    let phases = Set(ValidationPhase.allCases)
    let severity = ValidationStatus.warn
    let lines: [String]

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        [
            .warn(
                lines.joined(separator: "\n"),
                help: "Give each a name of its own: reports tell checks apart by their names.")
        ]
    }
}
