/// The checks that a folder's listing alone allows: names, numbers, pairs and order.
package struct ListingChecks {
    private let directory: MigrationDirectory
    private let allowsDuplicates: Bool

    /// Makes the checks of a folder that was read with duplicates allowed.
    ///
    /// - Parameter allowsDuplicates: whether the project lets several files have one version.
    package init(_ directory: MigrationDirectory, allowsDuplicates: Bool) {
        self.directory = directory
        self.allowsDuplicates = allowsDuplicates
    }

    /// The results, one a check.
    package var results: [ValidationResult] { [names, duplicates, order, pairs] }

    /// Files that look like migrations and are none.
    private var names: ValidationResult {
        let suspicious = directory.ignored.filter { file in
            file.fileName.utf8.first?.isDigit == true
                && [.noName, .extension, .noNumber].contains(file.reason)
        }.map { "\($0.fileName) is not run: \($0.explanation)" }
        let empty = directory.notices.compactMap { notice in
            if case .emptyFile = notice { notice.message } else { nil }
        }
        let twins = directory.notices.compactMap { notice in
            if case .twin = notice { notice.message } else { nil }
        }
        let count = directory.files.count
        return Self.result(
            "file-names", .warn, suspicious + empty + twins,
            good: count == 1
                ? "1 migration, with a number and a name"
                : "\(count) migrations, each with a number and a name")
    }

    private var duplicates: ValidationResult {
        var groups: [String: [String]] = [:]
        for file in directory.files {
            groups[file.version.magnitude ?? file.version.text, default: []].append(file.fileName)
        }
        let shared = groups.values.filter { $0.count > 1 }
            .map { "one version: \($0.joined(separator: ", "))" }.sorted()
        return Self.result(
            "duplicate-versions", allowsDuplicates ? .warn : .fail,
            shared.isEmpty || allowsDuplicates
                ? shared : shared + ["rename all but one, or allow them with --allow-duplicates"],
            good: "each version once")
    }

    /// Tools that sort names as text, `ls` among them, show another order than the one that is run.
    private var order: ValidationResult {
        let names = directory.files.map(\.fileName)
        let pairs = zip(names, names.dropFirst()).filter { $0 > $1 }
        return Self.result(
            "order", .warn,
            pairs.map { "\($0) runs before \($1), and is listed behind it: pad the numbers" },
            good: "the names sort as they run")
    }

    /// SQL files that cannot be taken back, and `.down.` files that take nothing back.
    private var pairs: ValidationResult {
        let alone = directory.notices.compactMap { notice in
            if case .downWithoutUp = notice { notice.message } else { nil }
        }
        let halves = directory.files.filter { $0.downPath == nil && $0.fileName.contains(".up.") }
            .map { "\($0.fileName) has no .down. file" }
        return Self.result("pairs", .warn, alone + halves, good: "no half of a pair is missing")
    }

    static func result(
        _ check: String, _ status: ValidationStatus, _ problems: [String], good: String
    ) -> ValidationResult {
        ValidationResult(
            check: check, status: problems.isEmpty ? .pass : status,
            details: problems.isEmpty ? good : problems.joined(separator: "\n"))
    }
}

extension ValidationResult {
    /// The result of a check that lists what is wrong, a line each; without any, it says what is good.
    package init(
        check: String, status: ValidationStatus, problems: [String], good: String,
        durationMilliseconds: Int
    ) {
        self = ListingChecks.result(check, status, problems, good: good)
        self.durationMilliseconds = durationMilliseconds
    }
}
