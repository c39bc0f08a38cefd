extension CommonJSExports {
    /// `exports.name =`, `exports['name'] =`, and for the whole of `module.exports` also `= value`.
    mutating func readAssignment(behind index: Int, isWhole: Bool) {
        if isDot(index), isWord(index + 1), isAssignment(index + 2) {
            add(JavaScriptEscapes.decoded(text(index + 1)))
        } else if isPunctuator(index, .openBracket), let name = string(index + 1),
            isPunctuator(index + 2, .closeBracket), isAssignment(index + 3)
        {
            add(name)
        } else if isWhole, isAssignment(index) {
            clearReexports()
            if isPunctuator(index + 1, .openBrace) {
                readLiteral(index + 2)
            } else if let specifier = requiredSpecifier(index + 1) {
                addReexport(specifier)
            }
        }
    }

    /// An equals sign; a comparison begins with one, too.
    private func isAssignment(_ index: Int) -> Bool { text(index).hasPrefix("=") }

    /// The entries of a literal, as long as they say no more than a name, or a name for a name.
    private mutating func readLiteral(_ start: Int) {
        var index = start
        while true {
            if isWord(index) || token(index).kind == .string {
                let name = string(index) ?? JavaScriptEscapes.decoded(text(index))
                let isString = token(index).kind == .string
                index += 1
                if isPunctuator(index, .colon) {
                    index += 1
                    if text(index) == "-" { index += 1 }
                    guard isWord(index) else { return }
                    index += 1
                } else if isString {
                    return
                }
                add(name)
            } else if isPunctuator(index, .ellipsis) {
                index += 1
                if let specifier = requiredSpecifier(index) {
                    addReexport(specifier)
                    index += 4
                } else if isWord(index) {
                    index += 1
                } else {
                    return
                }
            } else {
                return
            }
            guard isPunctuator(index, .comma) else { return }
            index += 1
        }
    }

    /// The specifier of `require('specifier')` that begins here.
    func requiredSpecifier(_ index: Int) -> String? {
        guard text(index) == "require", isPunctuator(index + 1, .openParenthesis),
            isPunctuator(index + 3, .closeParenthesis)
        else { return nil }
        return string(index + 2)
    }

    /// `var name = require('specifier')`.
    mutating func readRequire(_ index: Int) {
        guard let specifier = requiredSpecifier(index) else { return }
        noteVariable(before: index, specifier)
    }

    /// `var name = _interopRequireWildcard(require('specifier'))`.
    mutating func readWildcard(_ index: Int) {
        guard isPunctuator(index + 1, .openParenthesis),
            let specifier = requiredSpecifier(index + 2)
        else { return }
        noteVariable(before: index, specifier)
    }

    private mutating func noteVariable(before index: Int, _ specifier: String) {
        guard index >= 3, text(index - 1) == "=", isWord(index - 2),
            ["var", "let", "const"].contains(text(index - 3))
        else { return }
        required[text(index - 2)] = specifier
    }

    /// `__exportStar(require('specifier'), …)` and `__export(require('specifier'))`.
    mutating func readStar(_ index: Int) {
        guard isPunctuator(index + 1, .openParenthesis),
            let specifier = requiredSpecifier(index + 2)
        else { return }
        addReexport(specifier)
    }

    // MARK: Object.defineProperty, Object.keys

    /// Reads the call whose method's name is at `index`.
    mutating func readObjectCall(_ index: Int) {
        guard isPunctuator(index + 1, .openParenthesis) else { return }
        switch text(index) {
        case "defineProperty": readDefinition(index + 2)
        case "keys": readKeys(index + 2)
        default: break
        }
    }

    /// `exports, 'name', { enumerable: true, value: …` or with a getter that only hands on.
    private mutating func readDefinition(_ start: Int) {
        var index = start
        if text(index) == "module", isDot(index + 1) { index += 2 }
        guard text(index) == "exports", isPunctuator(index + 1, .comma),
            let name = string(index + 2), isPunctuator(index + 3, .comma),
            isPunctuator(index + 4, .openBrace)
        else { return }
        index += 5
        if matches(index, ["enumerable", ":", "true", ","]) { index += 4 }
        if matches(index, ["value", ":"]) || handsOn(index) {
            add(name)
        } else {
            unsafe.insert(name)
        }
    }

    /// `get: function () { return other.name; } })`, also as a method, and with brackets.
    private func handsOn(_ start: Int) -> Bool {
        guard text(start) == "get" else { return false }
        var index = start + 1
        if isPunctuator(index, .colon) {
            guard text(index + 1) == "function" else { return false }
            index += 2
            if isWord(index) { index += 1 }
        }
        guard matches(index, ["(", ")", "{", "return"]), isWord(index + 4) else { return false }
        index += 5
        if isDot(index), isWord(index + 1) {
            index += 2
        } else if isPunctuator(index, .openBracket), string(index + 1) != nil,
            isPunctuator(index + 2, .closeBracket)
        {
            index += 3
        } else {
            return false
        }
        if isPunctuator(index, .semicolon) { index += 1 }
        guard isPunctuator(index, .closeBrace) else { return false }
        index += 1
        if isPunctuator(index, .comma) { index += 1 }
        return matches(index, ["}", ")"])
    }

    /// `Object.keys(other).forEach(function (key) { if (key === 'default' …) … exports[key] = other[key]`,
    /// as Babel and TypeScript write it for `export * from`.
    private mutating func readKeys(_ start: Int) {
        guard isWord(start), let specifier = required[text(start)],
            matches(start + 1, [")", ".", "forEach", "(", "function", "("]), isWord(start + 7),
            matches(start + 8, [")", "{", "if", "(", text(start + 7)]),
            ["===", "!=="].contains(text(start + 13)), string(start + 14) == "default"
        else { return }
        let other = text(start)
        let key = text(start + 7)
        let depth = token(start + 9).depth
        var index = start + 15
        while token(index).kind != .end, token(index).depth > depth {
            if matches(index, ["exports", "[", key, "]", "=", other, "[", key, "]"])
                || matches(index, ["defineProperty", "(", "exports", ",", key, ","])
            {
                return addReexport(specifier)
            }
            index += 1
        }
    }
}
