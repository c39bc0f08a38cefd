extension ModuleRewriter {
    /// Reads the import declaration that begins here.
    mutating func rewriteImport() throws(ModuleSyntaxError) {
        let start = index
        index += 1
        result.hasModuleSyntax = true
        let request = result.requests.count
        if current.kind != .string {
            try readImportClause(request)
            guard takeWord("from") else { throw unexpected(current) }
        }
        try readRequest()
        blankStatement(start..<index)
    }

    private mutating func readImportClause(_ request: Int) throws(ModuleSyntaxError) {
        if current.kind == .word {
            let local = try takeName()
            try bind(local, to: "default", of: request, at: local)
            guard take(.comma) else { return }
        }
        if current.isPunctuator(.star) {
            let star = current
            index += 1
            guard takeWord("as"), current.kind == .word else { throw unexpected(current) }
            try bind(try takeName(), to: "*", of: request, at: star)
        } else {
            guard take(.openBrace) else { throw unexpected(current) }
            try readImportList(request)
        }
    }

    private mutating func readImportList(_ request: Int) throws(ModuleSyntaxError) {
        while !take(.closeBrace) {
            let imported = try takeName()
            var local = imported
            if takeWord("as") { local = try takeName() }
            guard local.kind == .word else { throw unexpected(local) }
            try bind(local, to: nameOrValue(imported), of: request, at: imported)
            guard take(.comma) || current.isPunctuator(.closeBrace) else {
                throw unexpected(current)
            }
        }
    }

    private mutating func bind(
        _ local: JavaScriptToken, to imported: String, of request: Int, at place: JavaScriptToken
    ) throws(ModuleSyntaxError) {
        let position = lines.position(of: place.start)
        let name = name(local)
        if result.imports.contains(where: { $0.local == name }) || declarations[name] != nil {
            throw fault("Identifier '\(name)' has already been declared", at: local.start)
        }
        result.imports.append(
            RewrittenModule.Import(
                request: request, imported: imported, local: name, line: position.line,
                column: position.column))
    }

    /// Reads a specifier and the attributes behind it.
    mutating func readRequest() throws(ModuleSyntaxError) {
        let token = current
        guard token.kind == .string else { throw unexpected(token) }
        index += 1
        let place = lines.position(of: token.start)
        var request = RewrittenModule.Request(
            specifier: value(token), line: place.line, column: place.column)
        let isAssertion = current.keyword == .assert && !current.followsNewline
        if current.keyword == .with || isAssertion,
            self.token(index + 1).isPunctuator(.openBrace)
        {
            index += 2
            while !take(.closeBrace) {
                let key = nameOrValue(try takeName())
                guard take(.colon), current.kind == .string else { throw unexpected(current) }
                request.attributes.append(
                    RewrittenModule.Attribute(key: key, value: value(current)))
                index += 1
                guard take(.comma) || current.isPunctuator(.closeBrace) else {
                    throw unexpected(current)
                }
            }
        }
        try requireEndOfStatement()
        result.requests.append(request)
    }

    /// Throws unless a semicolon, a line terminator or the end follows.
    func requireEndOfStatement() throws(ModuleSyntaxError) {
        let token = current
        guard token.followsNewline || token.isPunctuator(.semicolon) || token.kind == .end else {
            throw unexpected(token)
        }
    }
}
