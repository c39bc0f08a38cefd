package import MigrationKit

/// What the rows of a tool's table say.
package struct RecordedHistory: Sendable {
    /// What is applied, each by itself, in the order of the rows.
    package var migrations: [RecordedMigration]
    /// The version up to which everything is applied, for a tool that keeps a row for all.
    package var floor: RecordedMigration?
    /// Whether the floor is a migration itself, so that its file is missed where it is gone.
    package var floorHasFile = true
    /// Why it cannot be taken over as it is: a migration that failed half way, for one.
    package var problems: [ToolProblem]
    /// What people should know of the rows that are left out.
    package var notes: [String]
    /// Which group is meant where the folder's name is none of the groups'.
    package var mainGroup: String?

    /// Creates a history.
    package init(
        _ migrations: [RecordedMigration] = [], floor: RecordedMigration? = nil,
        problems: [ToolProblem] = [], notes: [String] = [], mainGroup: String? = nil
    ) {
        self.migrations = migrations
        self.floor = floor
        self.problems = problems
        self.notes = notes
        self.mainGroup = mainGroup
    }
}

/// Why a tool's history cannot be taken over as it is.
package struct ToolProblem: Sendable, Equatable {
    /// What is wrong, in one sentence without a full stop.
    package let message: String
    /// What to do about it.
    package let remedy: String

    /// Names a problem.
    package init(_ message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }
}

/// One migration that a tool has recorded as applied.
package struct RecordedMigration: Sendable, Equatable {
    /// What the tool calls it.
    package var label: String
    /// The names that its file may have, with or without extension; folders left out.
    package var names: [String]
    /// Its number; nil where the name has none.
    package var version: MigrationVersion?
    /// What its file's name says behind the number.
    package var title: String?
    /// The part of the history that it belongs to, where a tool keeps several; nil for the only
    /// one.
    package var group: String?
    /// When it was applied, as ISO 8601 text in UTC; nil where the tool does not say.
    package var appliedAt: String?
    /// How long that took, in milliseconds.
    package var durationMilliseconds: Int?

    /// Records a migration by the name of its file, with or without extension.
    package init(
        name: String, group: String? = nil, appliedAt: String? = nil,
        durationMilliseconds: Int? = nil
    ) {
        let file = name.split(separator: "/").last ?? ""
        label = name
        names = [String(file)]
        let numbered = NumberedName(file)
        version = numbered.map { MigrationVersion(digits: $0.digits) }
        title = numbered.map { FileMatcher.stem(of: $0.name) }
        self.group = group
        self.appliedAt = appliedAt
        self.durationMilliseconds = durationMilliseconds
    }

    /// Records a migration by its number.
    package init(
        number: String, label: String? = nil, names: [String] = [], title: String? = nil,
        appliedAt: String? = nil, durationMilliseconds: Int? = nil
    ) {
        self.label = label ?? number
        self.names = names
        let version = MigrationVersion(stored: number)
        self.version = version.magnitude == nil ? nil : version
        self.title = title
        self.appliedAt = appliedAt
        self.durationMilliseconds = durationMilliseconds
    }
}
