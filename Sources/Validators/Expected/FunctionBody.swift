import PgQuery

/// What a function runs, as far as its text tells.
struct FunctionBody {
    /// The function's name.
    let name: String
    /// The words of its text in small letters, without comments.
    let words: Set<String>
    /// Whether it may define anything, or run what does.
    var mayDefine: Bool { isSuspect || !words.isDisjoint(with: Self.definingWords) }

    /// Whether it may take something away by what its own text says, or cannot be read.
    let isSuspect: Bool

    /// Reads a function of the catalogue.
    ///
    /// - Parameter mayDefine: whether the server would let it define anything.
    init(name: String, language: String, text: String, mayDefine: Bool) {
        self.name = name
        words = Self.words(of: text)
        let isReadable = language == "sql" || language == "plpgsql"
        isSuspect = mayDefine && (!isReadable || !words.isDisjoint(with: Self.suspectWords))
    }

    /// Reads one that a statement made or ran.
    init(name: String = "", _ code: SQLCode) {
        self.init(
            name: name, language: code.language, text: code.text,
            mayDefine: code.language != "internal")
    }

    /// What takes something away, or runs a text that is made up, begins with one of these.
    private static let suspectWords: Set<String> = ["drop", "alter", "execute", "rollback"]

    /// What makes something, or calls what may, begins with one of these.
    private static let definingWords: Set<String> = ["create", "select", "perform", "call"]

    private static func words(of text: String) -> Set<String> {
        var words: Set<String> = []
        for line in withoutBlockComments(text).split(whereSeparator: \.isNewline) {
            let before = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
            // Inside of a string it is no comment.
            let code = before.count { $0 == "'" }.isMultiple(of: 2) ? before : line
            for word in code.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
                words.insert(word.lowercased())
            }
        }
        return words
    }

    private static func withoutBlockComments(_ text: String) -> String {
        var rest = text[...]
        var code = ""
        while let start = rest.firstRange(of: "/*"),
            let end = rest[start.upperBound...].firstRange(of: "*/")
        {
            code += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
        }
        return code + rest
    }
}
