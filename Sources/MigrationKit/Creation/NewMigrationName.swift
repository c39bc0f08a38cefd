/// How the next migration of a folder is called: numbered, padded and divided as its last one is.
package struct NewMigrationName: Equatable, Sendable {
    /// The digits in front.
    package let version: String

    /// The rest of the name, without extension.
    package let name: String

    /// What stands between the two.
    package let separator: Character

    /// The file's name without extension: `004-add-users`.
    package var stem: String { "\(version)\(separator)\(name)" }

    /// Names the migration that comes behind those that are there.
    ///
    /// A folder of calendar times (`20251112093000`, 14 digits) or of milliseconds since 1970 (13
    /// digits) goes on with the present time, any other with the next number; in an empty folder that
    /// is `001`.
    ///
    /// - Parameters:
    ///   - words: What people call it: `Add users` becomes `add-users`.
    ///   - files: The migrations of the folder, lowest version first.
    ///   - time: The present time as ISO 8601 in UTC with milliseconds.
    ///   - milliseconds: The same in milliseconds since 1970.
    /// - Throws: A failure of exit code 5 where no name can be made of the words, or no number follows.
    package init(
        _ words: String, after files: [MigrationFile], time: String, milliseconds: Int
    ) throws(GeneralFailure) {
        let last = files.last
        separator = last.flatMap(Self.separator) ?? "-"
        name = try Self.name(words, separator: separator)
        let digits = last.map { String($0.version.text.prefix { $0 != "~" }) }
        let present: String? =
            switch digits?.count {
            case 14: String(time.filter(\.isNumber).prefix(14))
            case 13: String(milliseconds)
            default: nil
            }
        version = try Self.version(after: digits, present: present)
    }

    private static func version(
        after digits: String?, present: String?
    ) throws(GeneralFailure) -> String {
        guard let digits else { return "001" }
        guard let number = Int(digits), number < Int.max else {
            throw .configuration(
                "no number follows \(digits)", remedy: "write the file by hand, with a number")
        }
        // A clock that is behind the last file must not put the new one in front of it.
        if let present, let now = Int(present), now > number { return present }
        let next = String(number + 1)
        return String(repeating: "0", count: max(0, digits.count - next.count)) + next
    }

    /// What stands behind the digits of a file's name.
    private static func separator(of file: MigrationFile) -> Character? {
        let rest = file.fileName.drop { $0.isASCII && $0.isNumber }
        return rest.first.flatMap { ["-", "_", "."].contains($0) ? $0 : nil }
    }

    /// Words as a part of a file's name; also for files that have no number.
    ///
    /// - Throws: A failure of exit code 5 where nothing is left of them, or they lead elsewhere.
    package static func name(
        _ words: String, separator: Character
    ) throws(GeneralFailure) -> String {
        guard !words.contains("/"), !words.hasPrefix(".") else {
            throw .configuration(
                "'\(words)' is no name for a file",
                remedy: "name it by words; its folder is the one of the migrations (--dir)")
        }
        let joint: Character = separator == "_" ? "_" : "-"
        let isSpaced = words.contains(" ")
        let parts = words.split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }
        let text = parts.joined(separator: String(joint))
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw .configuration(
                "'\(words)' is no name for a file", remedy: "name it by words: create \"Add users\""
            )
        }
        return isSpaced ? text.lowercased() : text
    }
}
