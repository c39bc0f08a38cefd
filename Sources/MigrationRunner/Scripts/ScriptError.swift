import JSCore
import MigrationKit
import NodeRuntime
import PgQuery
import Postgres

/// What a script threw, as far as people need it.
struct ScriptError {
    /// The message.
    let message: String
    /// Its stack in Node's form, without the message.
    let stack: [String]
    /// The places of the stack.
    let frames: [FileLocation]
    /// Fields of a DatabaseError.
    let fields: [String: String]
    /// Where a file does not parse or what it imports is missing.
    let syntaxPlace: FileLocation?
    /// Whether code has thrown it to say something; else it is an error of the engine, of Node or of the system.
    let isDeliberate: Bool
    /// The cause, where there is one.
    private let causes: [ScriptError]

    /// Reads a thrown value.
    init(_ thrown: JSValue, runtime: NodeRuntime) {
        let description =
            (try? runtime.requireBuiltin("internal/migration"))
            .flatMap { try? $0["describeError"]?.call([thrown]) }
        self.init(description: description, fallback: thrown.description)
    }

    private init(description: JSValue?, fallback: String) {
        message = description?["message"]?.description ?? fallback
        let text = description?["stack"]?.description ?? ""
        stack = text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("    at ") }
        frames = description?["frames"]?.elements.map(FileLocation.init(frame:)) ?? []
        var fields: [String: String] = [:]
        if let values = description?["fields"] {
            for name in values.propertyNames { fields[name] = values[name]?.description }
        }
        self.fields = fields
        syntaxPlace =
            description?["syntax"].flatMap { $0.isNull ? nil : FileLocation(frame: $0) }
        isDeliberate = description?["isDeliberate"]?.truthy ?? false
        causes =
            description?["cause"].flatMap {
                $0.isNull ? nil : [ScriptError(description: $0, fallback: "")]
            }
            ?? []
    }

    /// The failure that people are shown.
    ///
    /// - Parameters:
    ///   - statements: what failed in the database, so that the SQL can be shown.
    func failure(
        of step: MigrationStep, statements: [MigrationSession.UndoneStatement]
    ) -> MigrationError {
        MigrationError(
            version: step.file.version, direction: step.direction, reason: message,
            location: place(in: step.file.path),
            details: details(of: statements, in: step.file.path))
    }

    /// Where it happened: in a script, or nearest to it.
    func place(in path: String) -> FileLocation {
        syntaxPlace ?? frames.first { $0.file == path } ?? frames.first ?? FileLocation(file: path)
    }

    /// What people are shown beside the message.
    ///
    /// - Parameters:
    ///   - statements: what failed in the database, so that the SQL can be shown.
    ///   - path: the script, as for ``place(in:)``.
    func details(
        of statements: [MigrationSession.UndoneStatement], in path: String
    ) -> [String] {
        // A stack of one frame says nothing more than the place does.
        let isKnown = stack.count == 1 && frames.first == place(in: path)
        return database(statements) + causes.flatMap { $0.asCause(of: statements) }
            + (isKnown ? [] : stack.map { String($0.drop { $0 == " " }) })
    }

    /// What people are told where there is no migration to name: the message, where it happened, and what
    /// the server said.
    ///
    /// - Parameter statements: what failed in the database, so that the SQL can be shown.
    func lines(about statements: [MigrationSession.UndoneStatement]) -> [String] {
        let place = (syntaxPlace ?? frames.first).map { ["at \($0)"] } ?? []
        let lines =
            [message] + place + database(statements)
            + causes.flatMap { $0.asCause(of: statements) }
        return lines.map(\.withoutPasswords)
    }

    /// What the server said, with the SQL that it said it of.
    private func database(_ statements: [MigrationSession.UndoneStatement]) -> [String] {
        let statement = statements.last { statement in
            let state = statement.error.sqlState.rawValue
            return statement.error.message == message && fields["code"] ?? state == state
        }
        return (statement.map { excerpt(of: $0) } ?? []) + databaseDetails
    }

    private func asCause(of statements: [MigrationSession.UndoneStatement]) -> [String] {
        ["cause: \(message)"] + database(statements) + causes.flatMap { $0.asCause(of: statements) }
    }

    private func excerpt(of statement: MigrationSession.UndoneStatement) -> [String] {
        guard let position = statement.error.position,
            let caret = SQLCaret(text: statement.text.withoutPasswords, position: position)
        else { return ["SQL: \(statement.text.withoutPasswords.firstLine)"] }
        return caret.display.split(separator: "\n").map(String.init)
    }

    private var databaseDetails: [String] {
        let names: KeyValuePairs<String, String> = [
            "code": "SQLSTATE", "detail": "DETAIL", "hint": "HINT", "where": "CONTEXT",
            "constraint": "constraint",
        ]
        guard fields["severity"] != nil else { return fields["code"].map { ["code: \($0)"] } ?? [] }
        return names.compactMap { field, title in
            fields[field].map { title == "constraint" ? "CONSTRAINT: \($0)" : "\(title): \($0)" }
        }
    }
}

extension FileLocation {
    fileprivate init(frame: JSValue) {
        self.init(
            file: frame["file"]?.description ?? "", line: frame["line"]?.integer,
            column: frame["column"]?.integer)
    }
}
