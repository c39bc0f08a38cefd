/// What is known of a statement whose end has not come.
///
/// A semicolon does not end it inside parentheses (`CREATE RULE … DO (a; b)`), nor between the BEGIN and
/// END of a function's SQL body (`BEGIN ATOMIC`); psql counts both in the same way.
struct OpenStatement {
    /// Where it begins: at its first token that is no comment to a line's end.
    private(set) var start: Int?
    /// Whether it holds anything but comments.
    private(set) var hasContent = false
    /// Whether its first word is COPY.
    private(set) var beginsWithCopy = false
    private var parentheses = 0
    private var bodies = 0
    private var words = 0
    private var creation = Creation.none

    /// How much of `CREATE [OR REPLACE] FUNCTION` or `PROCEDURE` has been read.
    private enum Creation {
        case none, create, createOr, createOrReplace, routine
    }

    /// Whether a semicolon would end it.
    var endsHere: Bool { parentheses == 0 && bodies == 0 }

    /// Whether the next word may matter; what it says is of no interest otherwise.
    var wantsWords: Bool { words == 0 || creation != .none }

    /// Takes a token; `word` is the text of one that is a word, where ``wantsWords`` asks for it.
    mutating func add(_ token: SQLToken, word: String?) {
        if start == nil { start = token.range.lowerBound }
        if token.kind == .blockComment { return }
        hasContent = true
        switch token.kind {
        case .open: parentheses += 1
        case .close: parentheses = max(0, parentheses - 1)
        default: break
        }
        if let word { add(word: word.lowercased()) }
    }

    private mutating func add(word: String) {
        words += 1
        if words == 1, word == "copy" { beginsWithCopy = true }
        if creation == .routine {
            countBodies(word)
        } else {
            creation = creation(after: word)
        }
    }

    private func creation(after word: String) -> Creation {
        switch (creation, word, words) {
        case (.none, "create", 1): .create
        case (.create, "or", 2): .createOr
        case (.createOr, "replace", 3): .createOrReplace
        case (.create, "function", _), (.create, "procedure", _): .routine
        case (.createOrReplace, "function", _), (.createOrReplace, "procedure", _): .routine
        default: .none
        }
    }

    private mutating func countBodies(_ word: String) {
        guard parentheses == 0 else { return }
        switch word {
        case "begin": bodies += 1
        // It ends with END too.
        case "case" where bodies > 0: bodies += 1
        case "end": bodies = max(0, bodies - 1)
        default: break
        }
    }
}
