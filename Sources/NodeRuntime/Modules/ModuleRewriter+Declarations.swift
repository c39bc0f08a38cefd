extension ModuleRewriter {
    /// Notes the names that the declaration here declares, and returns their tokens.
    ///
    /// Only its keyword is consumed: whatever its initialisers hold is still to be rewritten.
    @discardableResult
    mutating func noteDeclaration() throws(ModuleSyntaxError) -> [JavaScriptToken] {
        let keyword = current.keyword
        var position = index + 1
        index = position
        switch keyword {
        case .async:
            guard token(position).keyword == .function, !token(position).followsNewline else {
                return []
            }
            index += 1
            return try noteFunction(position + 1)
        case .function: return try noteFunction(position)
        case .class:
            let name = token(position)
            guard name.kind == .word else { throw unexpected(name) }
            try declare(name, isConst: false, initialised: position)
            return [name]
        default:
            var names: [JavaScriptToken] = []
            repeat {
                names += try noteDeclarator(&position, isConst: keyword == .const)
            } while takeComma(&position)
            return names
        }
    }

    private mutating func noteFunction(
        _ start: Int
    ) throws(ModuleSyntaxError) -> [JavaScriptToken] {
        let position = token(start).isPunctuator(.star) ? start + 1 : start
        let name = token(position)
        guard name.kind == .word else { throw unexpected(name) }
        try declare(name, isConst: false, initialised: position)
        return [name]
    }

    private func takeComma(_ position: inout Int) -> Bool {
        guard token(position).isPunctuator(.comma) else { return false }
        position += 1
        return true
    }

    private mutating func declare(
        _ token: JavaScriptToken, isConst: Bool, initialised: Int?
    ) throws(ModuleSyntaxError) {
        let name = name(token)
        if result.imports.contains(where: { $0.local == name }) {
            throw fault("Identifier '\(name)' has already been declared", at: token.start)
        }
        declarations[name] = Declaration(isConst: isConst, initialised: initialised)
    }

    /// Reads one name or pattern and skips its initialiser.
    private mutating func noteDeclarator(
        _ position: inout Int, isConst: Bool
    ) throws(ModuleSyntaxError) -> [JavaScriptToken] {
        let first = token(position)
        var names: [JavaScriptToken] = []
        if first.kind == .word {
            position += 1
            names = [first]
            try declare(first, isConst: isConst, initialised: position - 1)
        } else if first.isPunctuator(.openBrace) || first.isPunctuator(.openBracket) {
            try readPattern(&position, into: &names)
            for name in names { try declare(name, isConst: isConst, initialised: nil) }
        } else {
            throw unexpected(first)
        }
        if token(position).isPunctuator(.assignment) {
            position += 1
            skipExpression(&position)
        }
        return names
    }

    /// Reads the bound names of a destructuring pattern, which begins at the position.
    private func readPattern(
        _ position: inout Int, into names: inout [JavaScriptToken]
    ) throws(ModuleSyntaxError) {
        let isObject = token(position).isPunctuator(.openBrace)
        let close: JavaScriptToken.Punctuator = isObject ? .closeBrace : .closeBracket
        position += 1
        while !token(position).isPunctuator(close) {
            if token(position).isPunctuator(.comma) {
                position += 1
                continue
            }
            if token(position).isPunctuator(.ellipsis) {
                position += 1
            } else if isObject, token(position).isPunctuator(.openBracket) {
                skipGroup(&position)
                position += 1
            } else if isObject, token(position + 1).isPunctuator(.colon) {
                position += 2
            }
            let target = token(position)
            if target.isPunctuator(.openBrace) || target.isPunctuator(.openBracket) {
                try readPattern(&position, into: &names)
            } else {
                guard target.kind == .word else { throw unexpected(target) }
                names.append(target)
                position += 1
            }
            if token(position).isPunctuator(.assignment) {
                position += 1
                skipExpression(&position)
            }
        }
        position += 1
    }

    /// Moves behind the closing one of the bracket at the position.
    private func skipGroup(_ position: inout Int) {
        let depth = token(position).depth
        position += 1
        while token(position).kind != .end, token(position).depth > depth { position += 1 }
        position += 1
    }

    /// Moves to what ends the expression at the position: a comma, the closing bracket around it, a
    /// semicolon, or the first token of the next statement.
    private func skipExpression(_ position: inout Int) {
        let depth = token(position).depth
        let start = position
        while token(position).kind != .end {
            let token = token(position)
            if token.depth < depth { return }
            if token.depth == depth {
                if token.isPunctuator(.comma) || token.isPunctuator(.semicolon) { return }
                if position > start, token.startsStatement { return }
            }
            position += 1
        }
    }

    // MARK: Assignments

    /// Marks the local exports whose variable is never assigned again, and the imports whose name is.
    mutating func markAssignments() {
        let isVariable = result.localExports.contains { declarations[$0.local]?.isConst != true }
        guard isVariable || !result.imports.isEmpty else { return markConstants(assigned: []) }
        let assigned = assignedNames()
        markConstants(assigned: assigned)
        for index in result.imports.indices {
            result.imports[index].isAssigned = assigned.contains(result.imports[index].local)
        }
    }

    private mutating func markConstants(assigned: Set<String>) {
        for index in result.localExports.indices {
            let local = result.localExports[index].local
            guard let declaration = declarations[local] else { continue }
            let keepsValue = declaration.initialised != nil && !assigned.contains(local)
            result.localExports[index].isConstant = declaration.isConst || keepsValue
        }
    }

    /// Every name that stands where a value may be assigned, other than its own declaration.
    private func assignedNames() -> Set<String> {
        let declared = Set(declarations.values.compactMap(\.initialised))
        var names: Set<String> = []
        var groups: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token.punctuator {
            case .openBrace, .openBracket: groups.append(index)
            case .closeBrace, .closeBracket:
                guard let open = groups.popLast(), isAssigned(after: index) else { break }
                for inner in tokens[open..<index] where inner.kind == .word {
                    names.insert(name(inner))
                }
            default: break
            }
            guard token.kind == .word, !token.isPropertyName, !declared.contains(index) else {
                continue
            }
            let follows = index > 0 && tokens[index - 1].isPunctuator(.increment)
            if follows || isAssigned(after: index) { names.insert(name(token)) }
        }
        return names
    }

    private func isAssigned(after index: Int) -> Bool {
        let next = token(index + 1)
        switch next.punctuator {
        case .assignment, .compoundAssignment, .increment: return true
        default: return next.keyword == .of || next.keyword == .in
        }
    }
}
