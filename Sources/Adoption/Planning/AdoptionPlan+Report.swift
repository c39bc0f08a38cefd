package import MigrationKit

extension AdoptionPlan {
    /// The plan for people: a line for each migration, then what is to be known, then the sums.
    package func text(style: TextStyle = .plain) -> String {
        var table = TextTable([
            .init("VERSION"), .init("FILE"), .init("STATE"), .init("RECORDED AS"),
            .init("APPLIED AT"),
        ])
        for entry in entries {
            table.append([
                .init(entry.version?.text ?? ""), .init(entry.file?.fileName ?? ""),
                .init(entry.state.rawValue, entry.state.emphasis),
                .init(entry.record?.label ?? ""), .init(entry.appliedAt ?? ""),
            ])
        }
        let lines = (remarks + [summary]).map { $0 + "\n" }.joined()
        let head = "\(tool.title): \(self.table.displayName)\n"
        return head + (entries.isEmpty ? "" : "\n" + table.render(style: style) + "\n") + lines
    }

    /// What is to be known beside the entries, a sentence each.
    package var remarks: [String] {
        var lines = notes
        let unnumbered = entries.count { $0.version == nil }
        if unnumbered > 0 {
            lines.append(
                "\(unnumbered) without a number in the name left behind: files are known by"
                    + " their number here")
        }
        if entries.contains(where: { $0.state == .missing && $0.isNew }) {
            lines.append(
                "what is missing is taken over as applied; `up` stops for it until the file is"
                    + " back, or `jsmigrate repair` archives it")
            if let renaming = tool.renaming { lines.append(renaming) }
        }
        lines += renamings.map { "mv \($0.from.asShellWord) \($0.to.asShellWord)" }
        if let newTableName { lines.append("\(table.displayName) becomes \(newTableName)") }
        return lines
    }

    /// The sums, in one line.
    private var summary: String {
        let counts = [Entry.State.applied, .missing, .extra].map { state in
            "\(entries(state).count) \(state.rawValue)" + (state == .extra ? " (pending)" : "")
        }
        let tracked = entries.count { $0.state != .extra && $0.isTracked }
        return counts.joined(separator: ", ") + (tracked > 0 ? "; \(tracked) tracked already" : "")
    }

    /// The document of `adopt --json`.
    ///
    /// - Parameter isAdopted: whether it was carried out.
    package func json(isAdopted: Bool) -> JSON {
        func list(_ state: Entry.State) -> (String, JSON) {
            (state.rawValue, .array(entries(state).map(\.json)))
        }
        return .object([
            ("tool", .string(tool.word)), ("table", .string(table.displayName)),
            ("renamed_to", JSON(newTableName)), list(.applied), list(.missing), list(.extra),
            ("notes", .array(remarks.map(JSON.string))), ("adopted", .bool(isAdopted)),
        ])
    }
}

extension AdoptionPlan {
    /// The document of `adopt --json` where no tool's table is there.
    package static let noToolJSON = JSON.object([
        ("tool", .null), ("table", .null), ("renamed_to", .null), ("applied", []), ("missing", []),
        ("extra", []), ("notes", []), ("adopted", false),
    ])
}

extension AdoptionPlan.Entry {
    /// When it was applied, in milliseconds as everywhere else.
    fileprivate var appliedAt: String? {
        record?.appliedAt.map { time in
            time.hasSuffix("Z") && time.utf8.count == 27 ? time.dropLast(4) + "Z" : time
        }
    }

    fileprivate var json: JSON {
        .object([
            ("version", JSON(version?.text)), ("name", .string(name)),
            ("file", JSON(file?.fileName)), ("recorded", JSON(record?.label)),
            ("applied_at", JSON(appliedAt)), ("tracked", .bool(isTracked)),
        ])
    }
}

extension AdoptionPlan.Entry.State {
    fileprivate var emphasis: TextTable.Cell.Emphasis {
        switch self {
        case .applied: .good
        case .missing: .bad
        case .extra: .none
        }
    }
}

extension String {
    /// The text as a shell takes it for one word.
    fileprivate var asShellWord: String {
        let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        return isPlain
            ? self
            : "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
    }
}
