/// A file whose name has the form of a migration's, before it is put together with its siblings.
struct NumberedFile: Equatable {
    /// Which part of a pair the file is.
    enum Side {
        case whole, up, down
    }

    let version: MigrationVersion
    let name: String
    let side: Side
    let language: MigrationLanguage
    let fileName: String
    let isEmpty: Bool

    /// Reads a folder's entry, or says why it is not a migration.
    static func classify(_ entry: DirectoryListingEntry) -> Result<NumberedFile, IgnoredFile.Reason>
    {
        let fileName = entry.name
        guard entry.isFile || entry.problem != nil else { return .failure(.notAFile) }
        guard fileName.utf8.first?.isDigit == true else { return .failure(.noNumber) }
        if fileName.contains(".test.") || fileName.contains(".spec.") { return .failure(.test) }
        if [".d.ts", ".d.mts", ".d.cts"].contains(where: fileName.hasSuffix) {
            return .failure(.typeDeclarations)
        }
        if fileName.hasSuffix(".map") { return .failure(.sourceMap) }
        guard let dot = fileName.lastIndex(of: "."),
            let language = MigrationLanguage(extension: fileName[dot...].dropFirst())
        else { return .failure(.extension) }
        guard let numbered = NumberedName(fileName[..<dot]) else { return .failure(.noNumber) }
        guard !numbered.name.isEmpty else { return .failure(.noName) }
        let isDotted = fileName.hasPrefix(numbered.digits + ".")
        let (name, side) = split(numbered.name, isDotted: isDotted)
        return .success(
            NumberedFile(
                version: MigrationVersion(digits: numbered.digits),
                name: name.isEmpty ? numbered.digits : String(name), side: side,
                language: language, fileName: fileName, isEmpty: entry.isEmpty))
    }

    /// Splits the side off a name: `users.up` is the up of `users`. `001.down.sql` is a down too:
    /// taken for a migration named "down" it would be run by `up`.
    /// postgrator says it in front, behind a dot: `001.do.users.sql`, `001.undo.users.sql`.
    private static func split(
        _ name: String, isDotted: Bool
    ) -> (name: Substring, side: Side) {
        for (word, side) in [("do", Side.up), ("undo", Side.down)] where isDotted {
            if name == word { return ("", side) }
            if name.hasPrefix(word + ".") { return (name.dropFirst(word.count + 1), side) }
        }
        for (word, side) in [("up", Side.up), ("down", Side.down)] {
            if name == word { return ("", side) }
            if name.hasSuffix("." + word) { return (name.dropLast(word.count + 1), side) }
        }
        return (Substring(name), .whole)
    }
}
