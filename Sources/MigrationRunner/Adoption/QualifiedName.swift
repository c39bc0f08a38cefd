import PgQuery

/// The name of a table as people write it on a command line: parts with dots between, each in quotes or not
/// (PostgreSQL's manual, section 4.1.1).
struct QualifiedName {
    /// A part of the name.
    private struct Part {
        let text: String
        let isQuoted: Bool
    }

    private let parts: [Part]

    /// Reads a name; nil where a quote is not closed, or a part is empty.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while true {
            guard let part = Self.takePart(&rest), !part.text.isEmpty else { return nil }
            parts.append(part)
            guard let next = rest.popFirst() else { break }
            guard next == "." else { return nil }
        }
        self.parts = parts
    }

    private static func takePart(_ rest: inout Substring) -> Part? {
        guard rest.first == "\"" else {
            let end = rest.firstIndex(of: ".") ?? rest.endIndex
            defer { rest = rest[end...] }
            return Part(text: String(rest[..<end]), isQuoted: false)
        }
        rest = rest.dropFirst()
        var text = ""
        while let character = rest.popFirst() {
            guard character == "\"" else {
                text.append(character)
                continue
            }
            guard rest.first == "\"" else { return Part(text: text, isQuoted: true) }
            text.append(character)
            rest = rest.dropFirst()
        }
        return nil
    }

    /// The OID of the relation as an SQL expression, NULL where there is none: what is written without quotes
    /// is taken as it stands, else in lower case, as SQL would take it.
    var relationSQL: String {
        let exact = parts.map { SQLText.identifier($0.text) }
        let folded = parts.map {
            SQLText.identifier($0.isQuoted ? $0.text : $0.text.lowercased())
        }
        let relations = [exact, folded].map { names in
            "pg_catalog.to_regclass(\(SQLText.literal(names.joined(separator: "."))))"
        }
        return "coalesce(\(relations.joined(separator: ", ")))"
    }
}
