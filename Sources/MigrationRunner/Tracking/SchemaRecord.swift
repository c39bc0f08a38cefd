/// What the schema was at the end of the last run, as the comment on `schema_migrations` keeps it.
///
/// The tables' columns are fixed, and a table more would be one more to know of; a comment goes where the table
/// goes. The text of a comment that was there already is kept before it.
struct SchemaRecord: Equatable {
    /// The SHA-256 of the description, owners included; nil where the schema was too large to describe.
    let checksum: String?
    /// The fingerprint.
    let fingerprint: String
    /// The run that left it.
    let runID: String
    /// When, as ISO 8601 text in UTC.
    let recordedAt: String

    private static let mark = "jsmigrate: schema "

    init(checksum: String?, fingerprint: String, runID: String, recordedAt: String) {
        self.checksum = checksum
        self.fingerprint = fingerprint
        self.runID = runID
        self.recordedAt = recordedAt
    }

    /// Reads the record out of a comment; nil where there is none.
    init?(comment: String?) {
        guard let line = comment?.split(separator: "\n").last, line.hasPrefix(Self.mark) else {
            return nil
        }
        let words = line.dropFirst(Self.mark.count).split(separator: " ").map(String.init)
        guard words.count == 7, words[1] == "fingerprint", words[3] == "run", words[5] == "at"
        else {
            return nil
        }
        self.init(
            checksum: words[0] == "large" ? nil : words[0], fingerprint: words[2], runID: words[4],
            recordedAt: words[6])
    }

    /// The comment with this record in it, in place of an older one.
    func comment(after text: String?) -> String {
        var lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.hasPrefix(Self.mark) == true || lines.last?.isEmpty == true {
            lines.removeLast()
        }
        let own =
            "\(Self.mark)\(checksum ?? "large") fingerprint \(fingerprint) run \(runID) at \(recordedAt)"
        return (lines.map(String.init) + [own]).joined(separator: "\n")
    }
}
