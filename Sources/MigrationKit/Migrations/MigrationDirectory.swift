/// The migrations that a folder holds, by the listing rules, and what was left aside.
///
/// The folder is read by the caller: nothing here touches a disk.
package struct MigrationDirectory: Sendable, Equatable {
    /// The path of the folder, as the files' paths begin.
    package let path: String

    /// The migrations, lowest version first.
    package let files: [MigrationFile]

    /// What has a migration's name and cannot be read.
    package let unreadable: [UnreadableFile]

    /// What is not a migration, in the order of the listing, for `--verbose`.
    package let ignored: [IgnoredFile]

    /// What people should be told about files that look like migrations.
    package let notices: [DirectoryNotice]

    /// Lists the migrations among the entries of a folder.
    ///
    /// Of `001-x.ts` and `001-x.js` the `.js` is taken. A `.down.` file without its up and an
    /// empty file are left out, and told: an empty file that counted as applied would stay
    /// undone when somebody fills it.
    /// - Parameters:
    ///   - entries: What is directly in the folder, in any order.
    ///   - path: The folder's path.
    ///   - allowingDuplicates: Whether several files may have one version; they then run in the
    ///     order of their names, the first as `003`, the others as `003~second-name`.
    /// - Returns: The migrations, and what was left aside.
    /// - Throws: `DuplicateVersionsError` naming all files that share a version.
    package static func read(
        _ entries: [DirectoryListingEntry], at path: String, allowingDuplicates: Bool = false
    ) throws(DuplicateVersionsError) -> MigrationDirectory {
        var groups: [MigrationVersion: [NumberedFile]] = [:]
        var ignored: [IgnoredFile] = []
        var unreadable: [UnreadableFile] = []
        var notices: [DirectoryNotice] = []
        for entry in entries {
            switch NumberedFile.classify(entry) {
            case .success(let file):
                if let problem = entry.problem {
                    unreadable.append(
                        UnreadableFile(
                            fileName: entry.name, version: file.version, problem: problem))
                } else {
                    groups[file.version, default: []].append(file)
                }
            case .failure(let reason):
                ignored.append(IgnoredFile(fileName: entry.name, reason: reason))
            }
        }
        var files: [MigrationFile] = []
        var duplicates: [[String]] = []
        for version in groups.keys.sorted() {
            var group = VersionGroup(groups[version, default: []])
            notices += group.settle()
            if group.migrations.count > 1, !allowingDuplicates {
                duplicates.append(group.migrations.map(\.file.fileName))
            }
            files += group.files(in: path)
        }
        guard duplicates.isEmpty else {
            throw DuplicateVersionsError(directory: path, groups: duplicates)
        }
        return MigrationDirectory(
            path: path, files: files, unreadable: unreadable, ignored: ignored, notices: notices)
    }

    /// Lists the migrations among file names, taking all of them for files that are not empty.
    package static func read(
        names: [String], at path: String, allowingDuplicates: Bool = false
    ) throws(DuplicateVersionsError) -> MigrationDirectory {
        try read(
            names.map { DirectoryListingEntry(name: $0) }, at: path,
            allowingDuplicates: allowingDuplicates)
    }
}

/// One entry of a folder, as the caller read it.
package struct DirectoryListingEntry: Sendable, Equatable {
    /// The entry's name, without its folder.
    package let name: String

    /// Whether it is a file, links followed.
    package let isFile: Bool

    /// Whether the file has no bytes.
    package let isEmpty: Bool

    /// Why nobody can tell what it is, a link that leads nowhere for one; `nil` where it is known.
    package let problem: String?

    /// Creates an entry.
    package init(
        name: String, isFile: Bool = true, isEmpty: Bool = false, problem: String? = nil
    ) {
        self.name = name
        self.isFile = isFile
        self.isEmpty = isEmpty
        self.problem = problem
    }
}
