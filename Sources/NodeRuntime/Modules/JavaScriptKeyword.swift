/// The words of JavaScript that the lexer and the rewriters tell from names.
package enum JavaScriptKeyword: String, CaseIterable, Sendable {
    case none = ""
    case `as`, assert, async, await, `break`, `case`, `catch`, `class`, const, `continue`, debugger
    case `default`, delete, `do`, `else`, export, extends, `false`, finally, `for`, from, function
    case `if`, `import`, `in`, instanceof, `let`, meta, new, null, of, `return`, `static`, `super`
    case `switch`, this, `throw`, `true`, `try`, typeof, `var`, void, `while`, with, yield

    /// The keyword that these bytes spell; `none` where they are a name.
    init(spelling bytes: ArraySlice<UInt8>) {
        guard bytes.count <= 8 else {
            self = bytes.elementsEqual("instanceof".utf8) ? .instanceof : .none
            return
        }
        self = Self.byPackedSpelling[Self.packed(bytes)] ?? .none
    }

    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static let byPackedSpelling: [UInt64: JavaScriptKeyword] = {
        var table: [UInt64: JavaScriptKeyword] = [:]
        for keyword in allCases where keyword != .none && keyword != .instanceof {
            table[packed(keyword.rawValue.utf8)] = keyword
        }
        return table
    }()

    /// Whether the word can be no name in a module.
    var isReserved: Bool {
        switch self {
        case .none, .as, .assert, .async, .from, .meta, .of: false
        default: true
        }
    }

    /// Whether an operand follows the word, so that a slash behind it begins a regular expression.
    var precedesOperand: Bool {
        switch self {
        case .await, .case, .default, .delete, .export, .extends, .import, .in, .instanceof, .new,
            .return, .throw, .typeof, .void, .yield, .const, .var, .class, .function, .if, .for,
            .while, .with, .switch, .catch, .do, .else, .try, .finally,
            .break, .continue, .debugger:
            true
        default: false
        }
    }

    /// Whether a condition or binding in parentheses follows, and then a statement.
    var opensStatementHead: Bool {
        switch self {
        case .if, .for, .while, .with, .switch, .catch: true
        default: false
        }
    }

    /// Whether a line terminator behind the word ends its statement.
    var endsAtNewline: Bool {
        switch self {
        case .return, .break, .continue, .yield: true
        default: false
        }
    }
}
