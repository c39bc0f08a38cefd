import MigrationKit
import PgQuery

extension RecordedDefinitions {
    /// How many bytes of texts a row keeps.
    private static let limit = 256 << 10

    /// Takes from a log what says what was defined. Texts that may hold what the catalogue does not show to
    /// everybody, as a password in a `DO`, are kept without their constants.
    init(_ log: DefinitionLog) {
        self.init(statements: [], gap: log.shortfall)
        var size = 0
        for step in log.steps {
            let text: String?
            do throws(SQLSyntaxError) { text = try Self.text(of: step) } catch {
                gap = gap ?? "a statement that this version cannot read"
                continue
            }
            guard let statement = text.map({ Statement($0, session: step.session) }),
                statement != statements.last
            else { continue }
            size += statement.text.utf8.count
            guard size <= Self.limit else {
                gap = "more than \(Self.limit >> 10) KB of definitions are not kept"
                return
            }
            statements.append(statement)
        }
    }

    /// - Returns: what is kept of a statement; nil where it tells nothing.
    private static func text(of step: ExecutedStatement) throws(SQLSyntaxError) -> String? {
        let accounts = try SQLParser.accounts(of: step.text)
        let effects = accounts.flatMap(\.effects)
        if effects.isEmpty {
            let calls = accounts.contains { !$0.use.references.functions.isEmpty }
            return calls ? SQLParser.withoutConstants(step.text) : nil
        }
        for effect in effects {
            switch effect {
            case .ran(let code):
                return "DO '\(SQLParser.words(of: code.text).joined(separator: " "))'"
            case .unknown:
                return SQLParser.withoutConstants(step.text) ?? step.text.withoutPasswords
            default: break
            }
        }
        return step.text.withoutPasswords
    }
}
