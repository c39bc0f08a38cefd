import Filesystem
import MigrationKit

/// The folders of migrations whose files are named one by one: each is read once.
struct MigrationFolders {
    /// What a folder holds.
    struct Folder {
        /// Its migrations.
        let files: [MigrationFile]
        private let filesByPath: [String: MigrationFile]

        init(_ files: [MigrationFile]) {
            self.files = files
            var filesByPath: [String: MigrationFile] = [:]
            for file in files {
                filesByPath[file.path] = file
                if let path = file.downPath { filesByPath[path] = file }
            }
            self.filesByPath = filesByPath
        }

        /// The migration that a file is, or is the way back of.
        func file(at path: String) -> MigrationFile? { filesByPath[path] }
    }

    private var folders: [String: Folder] = [:]

    /// Reads a folder, unless that was done before; one that cannot be read holds nothing.
    mutating func folder(at path: String) -> Folder {
        if let known = folders[path] { return known }
        let folder = Folder(Self.migrations(in: path))
        folders[path] = folder
        return folder
    }

    /// The migrations of a folder.
    ///
    /// - Parameter named: a name that is taken for a file's whatever is there.
    static func migrations(in folder: String, and named: String? = nil) -> [MigrationFile] {
        let names = ((try? Filesystem.entries(of: folder)) ?? []).filter {
            $0.kind == .file || $0.name == named || Filesystem.isFile(folder + "/" + $0.name)
        }.map(\.name)
        let listing = try? MigrationDirectory.read(
            names: names, at: folder, allowingDuplicates: true)
        return listing?.files ?? []
    }
}
