/// How the server makes up a name: the table's, what is added, and a label.
///
/// As `makeObjectName` and `ChooseRelationName` of the server's indexcmds.c do it: of the two longer parts
/// the longest is cut until the name has 63 bytes, and a number follows the label where the name is taken.
package struct NameChoice: Equatable, Sendable {
    /// What stands behind the table's name, such as columns; nil for nothing.
    package var addition: String?
    /// The label: `idx`, `key`, `pkey`, `fkey`, `check`, `excl`, `seq`.
    package var label: String

    package init(addition: String?, label: String) {
        self.addition = addition
        self.label = label
    }

    /// Joins the names of columns.
    init(columns: [String], label: String) {
        // The server stops when its buffer is full.
        var joined: [String] = []
        var size = 0
        for column in columns where size < Self.limit + 1 {
            joined.append(column)
            size += column.utf8.count + 1
        }
        self.init(addition: joined.joined(separator: "_"), label: label)
    }

    /// The longest name in bytes, `NAMEDATALEN` without its end.
    private static let limit = 63

    /// The name for a table.
    ///
    /// - Parameter attempt: 0 at first, and one more for each name that is taken.
    package func name(table: String, attempt: Int) -> String {
        let suffix = "_" + label + (attempt == 0 ? "" : String(attempt))
        let room = Self.limit - suffix.utf8.count - (addition == nil ? 0 : 1)
        var first = table.utf8.count
        var second = addition?.utf8.count ?? 0
        while first + second > room {
            if first > second { first -= 1 } else { second -= 1 }
        }
        let tail = addition.map { "_" + Self.prefix($0, second) } ?? ""
        return Self.prefix(table, first) + tail + suffix
    }

    /// The first name for a table that is free.
    package func freeName(for table: String, isTaken: (String) -> Bool) -> String {
        var attempt = 0
        while true {
            let name = name(table: table, attempt: attempt)
            if !isTaken(name) { return name }
            attempt += 1
        }
    }

    /// Whether a name may be one that the server made up so, for whichever table.
    package func mayHaveMade(_ name: String) -> Bool {
        let digits = name.utf8.reversed().prefix {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        let stem = String(name.dropLast(digits.count))
        // What is long was cut.
        let end = stem.utf8.count < Self.limit - 10 ? addition.map { "_" + $0 } ?? "" : ""
        return stem.hasSuffix(end + "_" + label)
    }

    /// As many whole characters as fit into so many bytes.
    private static func prefix(_ text: String, _ count: Int) -> String {
        var prefix = String.UnicodeScalarView()
        var size = 0
        for scalar in text.unicodeScalars {
            size += UTF8.width(scalar)
            if size > count { break }
            prefix.append(scalar)
        }
        return String(prefix)
    }
}
