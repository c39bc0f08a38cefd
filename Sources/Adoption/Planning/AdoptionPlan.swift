package import MigrationKit

/// What becomes of a tool's history: which migrations are applied, which of those have no file, and
/// which files are not recorded.
package struct AdoptionPlan: Sendable {
    /// One migration.
    package struct Entry: Sendable {
        /// What the tool's table and the folder say of it together.
        package enum State: String, Sendable {
            /// Recorded, and its file is there.
            case applied
            /// Recorded, and its file is gone.
            case missing
            /// Its file is there and nothing is recorded: it is pending.
            case extra
        }

        /// The state.
        package let state: State
        /// The version that our table has, or will have; nil for a name without a number.
        package let version: MigrationVersion?
        /// The file, nil where it is gone.
        package let file: MigrationFile?
        /// What the tool has recorded, nil where that is nothing.
        package let record: RecordedMigration?
        /// Whether our table says already that it is applied.
        package let isTracked: Bool

        /// Whether a row is written for it.
        package var isNew: Bool { state != .extra && !isTracked && version != nil }

        /// The name that is tracked.
        package var name: String { file?.name ?? record?.title ?? record?.label ?? "" }
    }

    /// The tool.
    package let tool: any MigrationTool
    /// Its table.
    package let table: ToolTable
    /// The migrations, lowest version first.
    package let entries: [Entry]
    /// Why it cannot be taken over.
    package let problems: [ToolProblem]
    /// The files that have to be renamed first, and to what.
    package let renamings: [(from: String, to: String)]
    /// What people should know beside the entries.
    package let notes: [String]

    /// Puts a tool's history, the folder, and our own table together.
    ///
    /// - Parameters:
    ///   - folder: the name of the folder of the files, which may choose a part of the history.
    ///   - inventory: the files, and the rows that our table has already.
    ///   - others: the names of the folder's files that are no migrations as they are.
    package init(
        _ tool: any MigrationTool, _ table: ToolTable, _ history: RecordedHistory,
        folder: String, inventory: MigrationInventory, others: [String] = []
    ) {
        renamings = others.sorted().compactMap { name in
            tool.nameHere(of: name).map { (from: name, to: $0) }
        }
        self.tool = tool
        self.table = table
        let chosen = GroupChoice(history, folder: folder)
        notes = history.notes + chosen.notes
        let places = inventory.entries.filter { $0.file != nil }
        let matcher = FileMatcher(places.compactMap(\.file), chosen.migrations)
        let known = places.enumerated().compactMap { index, place in
            Entry(
                place,
                record: matcher.recordOfFile[index].map { chosen.migrations[$0] }
                    ?? history.floor.flatMap { $0.stands(for: place.version) ? $0 : nil })
        }
        var gone = matcher.unmatched
        if let floor = history.floor, history.floorHasFile,
            !(places.map(\.version) + gone.compactMap(\.version)).contains(where: {
                $0.magnitude == floor.version?.magnitude
            })
        {
            gone.append(floor)
        }
        entries = Self.sorted(known + Self.missing(gone, in: inventory))
        problems = history.problems + Self.problems(of: entries, tool)
    }

    /// What would be run again where it were taken over: files that are recorded, and not recognised.
    private static func problems(of entries: [Entry], _ tool: any MigrationTool) -> [ToolProblem] {
        let unknown = entries.filter { $0.state == .missing && $0.version == nil }
        guard !unknown.isEmpty, entries.contains(where: { $0.state == .extra }) else { return [] }
        let remedy =
            "give the files the names that are recorded, each another one, and put those aside that"
            + " are to be run later; where the table has nothing to do with them, `jsmigrate init`"
            + " makes ours beside it"
        // A number that is none here, as it has dots, with a name that is no file's alone.
        let dotted = unknown.filter { $0.record?.title != nil }.compactMap { $0.record?.label }
        if !dotted.isEmpty {
            return [
                ToolProblem(
                    "\(dotted.joined(separator: ", ")) may be among the files that `up` would run",
                    remedy: remedy)
            ]
        }
        guard !entries.contains(where: { $0.record != nil && $0.version != nil }) else { return [] }
        return [
            ToolProblem(
                "nothing that \(tool.title) has recorded has a number, so that `up` would run every file",
                remedy: remedy)
        ]
    }

    /// The entries of records whose files are gone.
    private static func missing(
        _ records: [RecordedMigration], in inventory: MigrationInventory
    ) -> [Entry] {
        let rows = Dictionary(
            inventory.entries.compactMap(\.row).map { ($0.version, $0) },
            uniquingKeysWith: { first, _ in first })
        var taken = Set(inventory.entries.filter { $0.file != nil }.map(\.version))
        return records.map { record in
            let version = record.version(besides: &taken)
            let row = version.flatMap { rows[$0] }
            return Entry(
                state: .missing, version: row?.version ?? version, file: nil, record: record,
                isTracked: row?.isApplied == true)
        }
    }

    /// By version, those without one last.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().sorted { left, right in
            switch (left.element.version, right.element.version) {
            case (let one?, let other?) where one != other: one < other
            case (.some, nil): true
            case (nil, .some): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }

    /// The entries of one state.
    package func entries(_ state: Entry.State) -> [Entry] { entries.filter { $0.state == state } }

    /// The name that the tool's table gets; nil where it keeps its own.
    package var newTableName: String? {
        table.name == "schema_migrations" && !tool.isAncestor ? tool.keptTableName : nil
    }

    /// Whether nothing would be written.
    package var isEmpty: Bool { !entries.contains(where: \.isNew) && newTableName == nil }
}

extension AdoptionPlan.Entry {
    /// Makes the entry of a file; nil where only our own table knows of it.
    fileprivate init?(_ place: MigrationInventory.Entry, record: RecordedMigration?) {
        if record == nil, place.isApplied { return nil }
        self.init(
            state: record == nil ? .extra : .applied, version: place.row?.version ?? place.version,
            file: place.file, record: record, isTracked: place.isApplied)
    }
}

extension RecordedMigration {
    /// The version, made another one where a number is taken, as several files of one number have it.
    fileprivate func version(besides taken: inout Set<MigrationVersion>) -> MigrationVersion? {
        guard let version else { return nil }
        if taken.insert(version).inserted { return version }
        let second = MigrationVersion(digits: version.text, suffix: title ?? label)
        return taken.insert(second).inserted ? second : nil
    }

    /// Whether a version is this one or below it.
    fileprivate func stands(for version: MigrationVersion) -> Bool {
        guard let limit = self.version, version.magnitude != nil else { return false }
        return version.magnitude == limit.magnitude || version < limit
    }
}

/// The part of a history that belongs to a folder.
private struct GroupChoice {
    let migrations: [RecordedMigration]
    var notes: [String] = []

    init(_ history: RecordedHistory, folder: String) {
        let groups = Set(history.migrations.compactMap(\.group))
        let group = groups.contains(folder) ? folder : history.mainGroup
        // Tables without a key may say one thing twice.
        var names: Set<[String]> = []
        migrations = history.migrations.filter {
            ($0.group == nil || $0.group == group)
                && ($0.names.isEmpty || names.insert($0.names).inserted)
        }
        let others = groups.subtracting([group].compactMap { $0 }).sorted()
        notes = others.map { other in
            let count = history.migrations.count { $0.group == other }
            return "\(count) of \(other.isEmpty ? "no group" : other) left alone:"
                + " they are not of this folder"
        }
    }
}
