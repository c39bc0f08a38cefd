extension ModuleRewriter {
    /// Reads the export declaration that begins here.
    mutating func rewriteExport() throws(ModuleSyntaxError) {
        result.hasModuleSyntax = true
        let next = token(index + 1)
        switch next.keyword {
        case .default: try rewriteExportDefault()
        case .const, .let, .var, .function, .class, .async:
            edit(current, "")
            index += 1
            for name in try noteDeclaration() {
                try export(self.name(name), as: self.name(name), at: name)
            }
        default:
            if next.isPunctuator(.star) {
                try rewriteExportStar()
            } else if next.isPunctuator(.openBrace) {
                try rewriteExportList()
            } else {
                throw unexpected(next)
            }
        }
    }

    private mutating func export(
        _ local: String, as exported: String, at token: JavaScriptToken
    ) throws(ModuleSyntaxError) {
        try claim(exported, at: token)
        result.localExports.append(
            RewrittenModule.LocalExport(exported: exported, local: local, isConstant: false))
    }

    private mutating func claim(
        _ exported: String, at token: JavaScriptToken
    ) throws(ModuleSyntaxError) {
        guard exportedNames.insert(exported).inserted else {
            throw fault("Duplicate export of '\(exported)'", at: token.start)
        }
    }

    // MARK: Lists and stars

    private mutating func rewriteExportStar() throws(ModuleSyntaxError) {
        let start = index
        let star = token(index + 1)
        index += 2
        let request = result.requests.count
        if takeWord("as") {
            let exported = try takeName()
            try addIndirectExport(
                nameOrValue(exported), imported: "*", of: request, at: star, claimedAt: exported)
        } else {
            result.starExports.append(request)
        }
        guard takeWord("from") else { throw unexpected(current) }
        try readRequest()
        blankStatement(start..<index)
    }

    private mutating func addIndirectExport(
        _ exported: String, imported: String, of request: Int, at place: JavaScriptToken,
        claimedAt token: JavaScriptToken
    ) throws(ModuleSyntaxError) {
        try claim(exported, at: token)
        let position = lines.position(of: place.start)
        result.indirectExports.append(
            RewrittenModule.IndirectExport(
                exported: exported, request: request, imported: imported, line: position.line,
                column: position.column))
    }

    private mutating func rewriteExportList() throws(ModuleSyntaxError) {
        let start = index
        index += 2
        var entries: [(local: JavaScriptToken, exported: JavaScriptToken)] = []
        while !take(.closeBrace) {
            let local = try takeName()
            let exported = takeWord("as") ? try takeName() : local
            entries.append((local, exported))
            guard take(.comma) || current.isPunctuator(.closeBrace) else {
                throw unexpected(current)
            }
        }
        if takeWord("from") {
            for (local, exported) in entries {
                try addIndirectExport(
                    nameOrValue(exported), imported: nameOrValue(local),
                    of: result.requests.count, at: local, claimedAt: exported)
            }
            try readRequest()
        } else {
            try requireEndOfStatement()
            for (local, exported) in entries {
                guard local.kind == .word else { throw unexpected(local) }
                try claim(nameOrValue(exported), at: exported)
                exportList.append((local, nameOrValue(exported)))
            }
        }
        blankStatement(start..<index)
    }

    /// Sorts `export { … }` into own variables and names handed on from imports.
    mutating func resolveExportList() throws(ModuleSyntaxError) {
        for (token, exported) in exportList {
            let local = name(token)
            if let entry = result.imports.first(where: { $0.local == local }) {
                result.indirectExports.append(
                    RewrittenModule.IndirectExport(
                        exported: exported, request: entry.request, imported: entry.imported,
                        line: entry.line, column: entry.column))
                continue
            }
            guard declarations[local] != nil || occursElsewhere(token) else {
                throw fault("Export '\(local)' is not defined in module", at: token.start)
            }
            result.localExports.append(
                RewrittenModule.LocalExport(exported: exported, local: local, isConstant: false))
        }
    }

    /// Whether the name stands anywhere outside export lists: a `var` in a block declares it too.
    private func occursElsewhere(_ token: JavaScriptToken) -> Bool {
        let name = name(token)
        let listed = Set(exportList.map(\.local.start))
        return tokens.contains {
            $0.kind == .word && !$0.isPropertyName && !listed.contains($0.start)
                && self.name($0) == name
        }
    }

    // MARK: Default

    private mutating func rewriteExportDefault() throws(ModuleSyntaxError) {
        let exportToken = current
        let defaultToken = token(index + 1)
        var keyword = index + 2
        if token(keyword).keyword == .async, token(keyword + 1).keyword == .function,
            !token(keyword + 1).followsNewline
        {
            keyword += 1
        }
        switch token(keyword).keyword {
        case .function, .class:
            try rewriteDefaultDeclaration(keyword)
        default:
            edit(exportToken, "const")
            edit(defaultToken, result.names.defaultExport + "=")
            try export(result.names.defaultExport, as: "default", at: defaultToken)
            declarations[result.names.defaultExport] = Declaration(isConst: true)
            index += 2
        }
    }

    private mutating func rewriteDefaultDeclaration(_ keyword: Int) throws(ModuleSyntaxError) {
        var last = keyword
        if token(last + 1).isPunctuator(.star) { last += 1 }
        let nameToken = token(last + 1)
        let isNamed = nameToken.kind == .word && nameToken.keyword != .extends
        let defaultToken = token(index + 1)
        if isNamed {
            edit(current, "")
            edit(defaultToken, "")
            try export(name(nameToken), as: "default", at: defaultToken)
            index += 2
            try noteDeclaration()
            return
        }
        let local = result.names.defaultExport
        try export(local, as: "default", at: defaultToken)
        declarations[local] = Declaration(isConst: true)
        nameDeclaration(from: index, through: last)
        index = last + 1
    }

    /// Gives the anonymous declaration a name, in the room that `export default` leaves.
    private mutating func nameDeclaration(from first: Int, through last: Int) {
        let words = tokens[(first + 2)...last].map(text).joined(separator: " ")
        let range = tokens[first].start..<tokens[last].end
        let declaration = Array((words + " " + result.names.defaultExport).utf8)
        let blank = SourceEditing.blanked(bytes[range])
        let isOneLine = blank.allSatisfy { $0 == UInt8(ascii: " ") }
        if isOneLine, blank.count >= declaration.count {
            edits.append((range, declaration + blank.dropFirst(declaration.count)))
        } else {
            edit(tokens[first], "")
            edit(tokens[first + 1], "")
            let end = tokens[last].end
            edits.append((end..<end, Array((" " + result.names.defaultExport).utf8)))
        }
    }
}
