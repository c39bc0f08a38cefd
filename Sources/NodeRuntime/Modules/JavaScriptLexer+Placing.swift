extension JavaScriptLexer {
    /// Works out what the token means where it stands, and what may follow it.
    mutating func place(_ token: inout JavaScriptToken) {
        let body = pendingBody
        pendingBody = nil
        let wasArrowBody = afterArrowBody
        afterArrowBody = false
        let wasAsync = asyncStartsStatement
        asyncStartsStatement = false
        let wasExportDefault = afterExportDefault
        afterExportDefault = false

        insertSemicolon(before: token, afterArrowBody: wasArrowBody)
        token.startsStatement = atStatement
        switch token.kind {
        case .word: placeWord(&token, wasAsync: wasAsync, wasExportDefault: wasExportDefault)
        case .punctuator: placePunctuator(&token, body: body)
        case .string: placeString()
        case .template:
            atStatement = false
            afterOperand = !endsWithSubstitution
        default:
            atStatement = false
            afterOperand = true
        }
    }

    private var endsWithSubstitution: Bool {
        bytes[position - 1] == UInt8(ascii: "{") && position >= 2
            && bytes[position - 2] == UInt8(ascii: "$")
    }

    /// Notes that a new statement or class member begins, where a line terminator makes it so.
    private mutating func insertSemicolon(
        before token: JavaScriptToken, afterArrowBody: Bool
    ) {
        guard token.followsNewline, let context = contexts.last else { return }
        let isRestricted = previous.keyword.endsAtNewline
        guard afterOperand || afterArrowBody || isRestricted else { return }
        let beginsAnew: Bool =
            switch token.kind {
            case .word: token.keyword != .in && token.keyword != .instanceof
            case .punctuator:
                token.punctuator == .openBrace || token.punctuator == .increment
                    || (afterArrowBody && token.punctuator == .openParenthesis)
            case .template: isRestricted || afterArrowBody
            default: true
            }
        guard beginsAnew else { return }
        if context.holdsStatements {
            atStatement = true
            afterOperand = false
        } else if context.kind == .classBody, !context.atKey {
            contexts[contexts.count - 1].atKey = true
        }
    }

    private mutating func placeString() {
        if inModuleDeclaration, previous.keyword == .from || previous.keyword == .import {
            atStatement = true
            afterOperand = false
        } else {
            atStatement = false
            afterOperand = true
        }
    }

    private mutating func placeWord(
        _ token: inout JavaScriptToken, wasAsync: Bool, wasExportDefault: Bool
    ) {
        let startsStatement = atStatement
        atStatement = false
        if previous.punctuator == .dot || contexts.last?.atKey == true {
            // `static` must stay known: a static block is told by it.
            if token.keyword != .static || previous.punctuator == .dot { token.keyword = .none }
            token.isPropertyName = true
            afterOperand = true
            return
        }
        if inModuleDeclaration, startsStatement, !continuesModuleDeclaration(token) {
            inModuleDeclaration = false
        }
        if previous.keyword == .export { inModuleDeclaration = false }
        let afterExport = previous.keyword == .export
        let mayDeclare = startsStatement || afterExport || wasExportDefault
        afterOperand = !token.keyword.precedesOperand
        switch token.keyword {
        case .function:
            pendingFunction = mayDeclare || wasAsync ? .declarationBody : .expressionBody
        case .class:
            pendingClasses.append((contexts.count, mayDeclare ? .statement : .operand))
        case .else, .do, .try, .finally, .catch: atStatement = true
        case .async: asyncStartsStatement = mayDeclare
        case .await: afterForAwait = previous.keyword == .for
        case .default: afterExportDefault = afterExport
        case .import, .export: inModuleDeclaration = contexts.count == 1
        case .of:
            let isOperator = contexts.last?.kind == .forHead && isOperandEnd(previous)
            if isOperator { afterOperand = false } else { token.keyword = .none }
        case .static: token.keyword = .none
        default: break
        }
    }

    private func continuesModuleDeclaration(_ token: JavaScriptToken) -> Bool {
        token.keyword == .from || token.keyword == .with || token.keyword == .assert
    }

    private func isOperandEnd(_ token: JavaScriptToken) -> Bool {
        switch token.kind {
        case .word: !token.keyword.precedesOperand && token.keyword != .let
        case .punctuator: token.punctuator == .closeBrace || token.punctuator == .closeBracket
        default: true
        }
    }

    private mutating func placePunctuator(
        _ token: inout JavaScriptToken, body: Context.Continuation?
    ) {
        defer { if token.kind == .punctuator { afterForAwait = false } }
        let last = contexts.count - 1
        let wasAtStatement = atStatement
        let wasAfterOperand = afterOperand
        atStatement = false
        afterOperand = false
        switch token.punctuator {
        case .openBrace: openBrace(token, body: body, atStatement: wasAtStatement)
        case .openParenthesis: openParenthesis(afterForAwait: afterForAwait)
        case .openBracket: contexts.append(Context(.other, then: .operand))
        case .closeBrace, .closeParenthesis, .closeBracket: close(&token)
        case .semicolon:
            atStatement = contexts[last].holdsStatements
            contexts[last].conditionals = 0
            if contexts[last].kind == .classBody { contexts[last].atKey = true }
            inModuleDeclaration = false
        case .comma:
            if contexts[last].kind == .object { contexts[last].atKey = true }
        case .colon: colon()
        case .question: contexts[last].conditionals += 1
        case .assignment, .ellipsis: contexts[last].atKey = false
        case .increment: afterOperand = wasAfterOperand && !token.followsNewline
        case .dot, .star:
            if previous.keyword == .import { inModuleDeclaration = token.punctuator == .star }
        default: break
        }
    }

    private mutating func colon() {
        let last = contexts.count - 1
        if contexts[last].kind == .object, contexts[last].atKey {
            contexts[last].atKey = false
        } else if contexts[last].conditionals > 0 {
            contexts[last].conditionals -= 1
        } else {
            atStatement = contexts[last].holdsStatements
        }
    }

    private mutating func openParenthesis(afterForAwait: Bool) {
        let last = contexts.count - 1
        if let function = pendingFunction {
            pendingFunction = nil
            contexts.append(Context(.other, then: function))
        } else if contexts[last].atKey {
            contexts.append(Context(.other, then: .methodBody))
        } else if previous.keyword.opensStatementHead || afterForAwait {
            let isFor = previous.keyword == .for || afterForAwait
            contexts.append(Context(isFor ? .forHead : .other, then: .statement))
        } else {
            if previous.keyword == .import { inModuleDeclaration = false }
            contexts.append(Context(.other, then: .operand))
        }
    }

    private mutating func openBrace(
        _ token: JavaScriptToken, body: Context.Continuation?, atStatement wasAtStatement: Bool
    ) {
        let context = contexts[contexts.count - 1]
        if let body {
            let then: Context.Continuation =
                switch body {
                case .declarationBody: .statement
                case .methodBody: .member
                default: .operand
                }
            openFunctionBody(then: then)
        } else if previous.punctuator == .arrow {
            openFunctionBody(then: .arrow)
        } else if let pending = pendingClasses.last, pending.depth == contexts.count,
            previous.keyword != .extends
        {
            pendingClasses.removeLast()
            contexts.append(Context(.classBody, then: pending.then, atKey: true))
        } else if context.kind == .classBody, context.atKey, previous.keyword == .static {
            openFunctionBody(then: .member)
        } else if isModuleClause {
            contexts.append(Context(.other, then: .statement))
        } else if wasAtStatement, context.holdsStatements {
            contexts.append(Context(.block, then: .statement))
            atStatement = true
        } else {
            contexts.append(Context(.object, then: .operand, atKey: true))
        }
    }

    private var isModuleClause: Bool {
        guard inModuleDeclaration, contexts.count == 1 else { return false }
        switch previous.keyword {
        case .import, .export, .with, .assert: return true
        default: return previous.punctuator == .comma
        }
    }

    private mutating func openFunctionBody(then: Context.Continuation) {
        contexts.append(Context(.functionBody, then: then))
        functionDepth += 1
        atStatement = true
    }

    private mutating func close(_ token: inout JavaScriptToken) {
        guard contexts.count > 1, let closed = contexts.popLast() else {
            atStatement = true
            return
        }
        while let pending = pendingClasses.last, pending.depth > contexts.count {
            pendingClasses.removeLast()
        }
        pendingFunction = nil
        token.depth = contexts.count - 1
        if closed.kind == .functionBody { functionDepth -= 1 }
        token.functionDepth = functionDepth
        if closed.kind == .template, token.punctuator == .closeBrace {
            scanTemplate(&token, isContinued: true)
            token.punctuator = .none
            token.end = position
            afterOperand = !endsWithSubstitution
            return
        }
        let last = contexts.count - 1
        switch closed.then {
        case .statement: atStatement = contexts[last].holdsStatements
        case .operand: afterOperand = true
        case .arrow: afterArrowBody = true
        case .member:
            if contexts[last].kind == .classBody {
                contexts[last].atKey = true
            } else {
                contexts[last].atKey = false
                afterOperand = true
            }
        case .declarationBody, .expressionBody, .methodBody: pendingBody = closed.then
        }
    }
}
