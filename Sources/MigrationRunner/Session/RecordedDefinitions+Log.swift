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
        var session = 0
        for step in log.steps {
            let text: String?
            do throws(SQLSyntaxError) { text = try Self.text(of: step) } catch {
                gap = gap ?? "a statement that this version cannot read"
                continue
            }
            guard let text, step.session != session || text != statements.last else { continue }
            if step.session != session {
                session = step.session
                statements.append(Self.mark(session))
            }
            size += text.utf8.count
            guard size <= Self.limit else {
                gap = "more than \(Self.limit >> 10) KB of definitions are not kept"
                return
            }
            statements.append(text)
        }
    }

    /// What stands in front of the statements of another session of the migration's.
    private static func mark(_ session: Int) -> String { "-- session \(session)" }

    /// The session that a mark is of; nil for a statement.
    static func session(of text: String) -> Int? {
        text.hasPrefix("-- session ") ? Int(text.dropFirst(11)) : nil
    }

    /// - Returns: what is kept of a statement; nil where it tells nothing.
    private static func text(of step: ExecutedStatement) throws(SQLSyntaxError) -> String? {
        let effects = try SQLParser.effects(of: step.text).joined()
        if effects.isEmpty {
            let calls = try SQLParser.uses(in: step.text).contains {
                !$0.references.functions.isEmpty
            }
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
