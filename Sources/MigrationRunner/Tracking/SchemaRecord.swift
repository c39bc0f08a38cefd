import SchemaDescription

/// What the schema was at the end of the last run, as the comment on `schema_migrations` keeps it.
///
/// The tables' columns are fixed, and one table more would be one more to know of; a comment goes
/// where its table goes. The text of a comment that was there already is kept before it.
struct SchemaRecord: Equatable {
    /// By what the schema is known again.
    enum Mark: Equatable {
        /// The SHA-256 of the description, owners included.
        case checksum(String)
        /// The fingerprint, for a large schema.
        case fingerprint(SchemaFingerprint)
    }

    /// By what the schema is known again.
    let mark: Mark
    /// The run that left it.
    let runID: String
    /// When, as ISO 8601 text in UTC.
    let recordedAt: String
    /// The major version of the server, another one of which writes some definitions differently.
    let serverVersion: Int

    private static let prefix = "jsmigrate: schema "

    init(_ mark: Mark, runID: String, recordedAt: String, serverVersion: Int) {
        self.mark = mark
        self.runID = runID
        self.recordedAt = recordedAt
        self.serverVersion = serverVersion
    }

    /// Reads the record out of a comment; nil where there is none.
    init?(comment: String?) {
        guard let line = comment?.split(separator: "\n").last, line.hasPrefix(Self.prefix) else {
            return nil
        }
        let words = line.dropFirst(Self.prefix.count).split(separator: " ").map(String.init)
        guard words.count == 7, words[1] == "run", words[3] == "at", words[5] == "on",
            let mark = Mark(words[0]), let serverVersion = Int(words[6])
        else { return nil }
        self.init(
            mark, runID: words[2], recordedAt: words[4], serverVersion: serverVersion)
    }

    /// The comment with this record in it, in place of an older one.
    func comment(after text: String?) -> String {
        var lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.hasPrefix(Self.prefix) == true || lines.last?.isEmpty == true {
            lines.removeLast()
        }
        let own =
            "\(Self.prefix)\(mark.text) run \(runID) at \(recordedAt) on \(serverVersion)"
        return (lines.map(String.init) + [own]).joined(separator: "\n")
    }
}

extension SchemaRecord.Mark {
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        switch parts.count {
        case 1: self = .checksum(text)
        case 3 where parts[0] == "fingerprint":
            self = .fingerprint(SchemaFingerprint(sum: parts[2], database: parts[1]))
        default: return nil
        }
    }

    fileprivate var text: String {
        switch self {
        case .checksum(let sum): sum
        case .fingerprint(let mark): "fingerprint:\(mark.database):\(mark.sum)"
        }
    }
}
