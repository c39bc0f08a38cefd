/// The names that a CommonJS module seems to export, found without running it.
///
/// Node decides by this which names an ES module may import from it (its documentation, "CommonJS
/// Namespaces"): assignments to `exports.name`, the beginning of a literal assigned to `module.exports`,
/// `Object.defineProperty(exports, …)`, and the shapes in which TypeScript and Babel hand on another
/// module's names. What only running it would tell is not there.
package struct CommonJSExports {
    /// The names.
    package private(set) var names: [String] = []
    /// The specifiers of modules whose names are exported too.
    package private(set) var reexports: [String] = []

    let bytes: [UInt8]
    let tokens: [JavaScriptToken]
    var seen: Set<String> = []
    /// Names behind getters that may do anything when they are read.
    var unsafe: Set<String> = []
    /// Which variable holds which required module.
    var required: [String: String] = [:]

    /// Reads the source, UTF-8 text.
    package init(_ bytes: [UInt8]) {
        self.bytes = SourceEditing.withoutMark(bytes)
        var lexer = JavaScriptLexer(self.bytes)
        var tokens: [JavaScriptToken] = []
        repeat { tokens.append(lexer.next()) } while tokens[tokens.count - 1].kind != .end
        self.tokens = tokens
        for index in tokens.indices where tokens[index].kind == .word { read(index) }
        names.removeAll(where: unsafe.contains)
    }

    private mutating func read(_ index: Int) {
        let isMember = index > 0 && tokens[index - 1].isPunctuator(.dot)
        switch text(index) {
        case "exports" where !isMember: readAssignment(behind: index + 1, isWhole: false)
        case "module" where !isMember && isDot(index + 1) && text(index + 2) == "exports":
            readAssignment(behind: index + 3, isWhole: true)
        case "Object" where !isMember && isDot(index + 1): readObjectCall(index + 2)
        case "require" where !isMember: readRequire(index)
        case "__export", "__exportStar": readStar(index)
        case "_interopRequireWildcard": readWildcard(index)
        default: break
        }
    }

    // MARK: Reading tokens

    func token(_ index: Int) -> JavaScriptToken { tokens[min(index, tokens.count - 1)] }

    func text(_ index: Int) -> String {
        let token = token(index)
        return String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    func isPunctuator(_ index: Int, _ wanted: JavaScriptToken.Punctuator) -> Bool {
        token(index).isPunctuator(wanted)
    }

    func isDot(_ index: Int) -> Bool { isPunctuator(index, .dot) && text(index) == "." }

    func isWord(_ index: Int) -> Bool { token(index).kind == .word }

    /// The value of a string literal; nil for any other token.
    func string(_ index: Int) -> String? {
        guard token(index).kind == .string else { return nil }
        return JavaScriptEscapes.decoded(String(text(index).dropFirst().dropLast()))
    }

    /// Whether these tokens stand there, each as written.
    func matches(_ index: Int, _ texts: [String]) -> Bool {
        texts.indices.allSatisfy { text(index + $0) == texts[$0] }
    }

    // MARK: Collecting

    mutating func add(_ name: String) {
        if seen.insert(name).inserted { names.append(name) }
    }

    mutating func addReexport(_ specifier: String) {
        if !reexports.contains(specifier) { reexports.append(specifier) }
    }

    mutating func clearReexports() { reexports = [] }
}
