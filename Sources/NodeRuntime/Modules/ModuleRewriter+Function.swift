/// What a module's statements may not see of the function that they become the body of, and what the
/// engine takes for a fault there.
extension ModuleRewriter {
    /// Throws for a `new.target`, which only functions have.
    func checkNewTarget() throws(ModuleSyntaxError) {
        guard token(index + 1).isPunctuator(.dot), text(token(index + 2)) == "target" else {
            return
        }
        throw fault("new.target expression is not allowed here", at: current.start)
    }

    /// Renames what would be the function's own `arguments`, and ends a field named `async`.
    mutating func rewriteWord(_ word: JavaScriptToken) {
        if word.end - word.start == 9, isFreeArguments(word) {
            edit(word, result.names.arguments)
        } else if word.end - word.start == 5, word.isPropertyName, word.isInClass {
            endAsyncField(word)
        }
    }

    /// Whether it reads the variable `arguments`, outside every function. Declaring or assigning it is an
    /// error of strict code, which the engine's parser reports.
    private func isFreeArguments(_ word: JavaScriptToken) -> Bool {
        guard word.functionDepth == 0, !word.isInClass, !word.isPropertyName,
            text(word) == "arguments"
        else { return false }
        let next = token(index + 1)
        if next.isPunctuator(.assignment) || next.isPunctuator(.compoundAssignment)
            || next.isPunctuator(.increment) || next.isPunctuator(.colon)
        {
            return false
        }
        guard index > 0 else { return true }
        let previous = tokens[index - 1]
        if [.let, .const, .var, .function, .class].contains(previous.keyword) { return false }
        if previous.isPunctuator(.increment) { return false }
        // `{ arguments }` names a property, too.
        let mayBeProperty = previous.isPunctuator(.openBrace) || previous.isPunctuator(.comma)
        return !mayBeProperty
            || !(next.isPunctuator(.comma) || next.isPunctuator(.closeBrace))
    }

    /// JavaScriptCore takes `async` at the end of a class for the beginning of a method: where there is room,
    /// a semicolon ends the field.
    private mutating func endAsyncField(_ word: JavaScriptToken) {
        guard token(index + 1).isPunctuator(.closeBrace), text(word) == "async",
            bytes[word.end] == UInt8(ascii: " ")
        else { return }
        edits.append((word.end..<word.end + 1, [UInt8(ascii: ";")]))
    }
}
