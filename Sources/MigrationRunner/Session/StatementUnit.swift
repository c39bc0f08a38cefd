import PgQuery
import Postgres

/// What is sent to the server as one: a statement, or several that PostgreSQL runs as one implicit
/// transaction.
struct StatementUnit {
    /// The SQL.
    let text: String
    /// The values beside it.
    let values: [Parameter]
    /// The statements it consists of; nil where the parser could not read it.
    let statements: [Statement]?
    /// Whether scripts asked for the extended protocol.
    let isExtended: Bool
    /// How many characters stand before it in the string that it was cut from.
    let characterOffset: Int
    /// Takes the rows of a large result while they come.
    let rows: ((RowBatch) -> Void)?
    /// Whether numbers and times may come as numbers.
    let wantsNumbers: Bool
    /// Exchanges the data of a COPY.
    let copy: CopyExchange?

    init(_ request: QueuedRequest, statements: [Statement]?) {
        text = request.text
        values = request.values
        isExtended = request.isExtended
        self.statements = statements
        characterOffset = 0
        rows = request.rows
        wantsNumbers = request.wantsNumbers
        copy = request.copy
    }

    private init(
        text: String, statements: [Statement], characterOffset: Int, of request: QueuedRequest
    ) {
        self.text = text
        rows = request.rows
        wantsNumbers = request.wantsNumbers
        copy = request.copy
        self.statements = statements
        self.characterOffset = characterOffset
        values = []
        isExtended = false
    }

    /// Cuts a string at its transaction commands; what stands between them stays together.
    static func pieces(
        of statements: [Statement], in request: QueuedRequest
    ) -> [(unit: StatementUnit, kind: StatementKind)] {
        let source = Array(request.text.utf8)
        var pieces: [(unit: StatementUnit, kind: StatementKind)] = []
        for run in statements.grouped(while: { !$0.kind.isTransactionControl }) {
            guard let first = run.first, let last = run.last else { continue }
            let prefix = String(decoding: source[..<first.range.lowerBound], as: UTF8.self)
            let range = first.range.lowerBound..<last.range.upperBound
            let unit = StatementUnit(
                text: String(decoding: source[range], as: UTF8.self), statements: run,
                characterOffset: prefix.unicodeScalars.count, of: request)
            pieces.append((unit, run.count == 1 ? first.kind : .ordinary))
        }
        return pieces
    }

    /// Whether it is one statement that the parser has read.
    var isSingle: Bool { statements?.count == 1 }

    /// Whether it may be tried alone after the server refused it inside a transaction: not where the
    /// string holds a statement that PostgreSQL runs in no string of several.
    var mayRunAlone: Bool {
        guard let statements, statements.count > 1 else { return true }
        return !statements.contains { if case .alone = $0.kind { true } else { false } }
    }

    /// Whether a statement of it changes what the catalog says.
    var changesSchema: Bool { statements?.contains { $0.facts.changesSchema } ?? true }

    /// Whether it drops prepared statements.
    var discardsPrepared: Bool { statements?.contains { $0.facts.discardsPrepared } ?? true }

    /// How many statements it counts as.
    var count: Int { max(1, statements?.count ?? 1) }

    /// How many results of a request with nothing around it are its own; preparing has one too.
    var resultCount: Int { isExtended ? 1 : .max }

    /// The request that sends it with nothing around it.
    var plainRequest: Request {
        isExtended ? .pipeline([.query(text, values)]) : .simple(text)
    }

    /// The request that sends it, prepared where the same text came often enough.
    func request(prepared: inout PreparedStatements) -> Request {
        guard isExtended else { return .simple(text) }
        return .pipeline(commands(prepared: &prepared, mayFail: false))
    }

    /// The commands of the extended protocol that run it.
    ///
    /// - Parameter mayFail: whether it can be run again where a plan no longer fits.
    func commands(prepared: inout PreparedStatements, mayFail: Bool) -> [Command] {
        guard let statement = statements?.first, isSingle else { return [.query(text, values)] }
        return prepared.commands(for: statement, text: text, values: values, mayFail: mayFail)
    }

    /// Whether it can be sent together with others: it reads or writes data, and changes nothing that
    /// this session has to know of.
    var fitsBatch: Bool {
        guard fitsExtendedProtocol, isSingle, copy == nil, let facts = statements?.first?.facts
        else { return false }
        return (facts.isDML || facts.canBeCursor) && facts.copy == nil && !facts.changesSchema
            && !facts.discardsPrepared && !facts.setsLocalSettings
    }

    /// Whether it can go through the extended protocol with nothing lost.
    var fitsExtendedProtocol: Bool {
        isExtended || Self.fitsExtendedProtocol(statements ?? [], text: text)
    }

    /// Whether a text can go through the extended protocol with nothing lost: one statement, no COPY,
    /// and nothing that looks like a parameter where no values were given.
    static func fitsExtendedProtocol(_ statements: [Statement], text: String) -> Bool {
        guard let statement = statements.first, statements.count == 1, statement.facts.copy == nil
        else { return false }
        // One in a string is none.
        return !text.mentionsParameter || StatementShape.isKnown(of: text)
    }
}

extension StatementUnit {
    /// What a statement that runs alone may have committed when it fails.
    enum Leavings {
        /// Nothing: it is one transaction.
        case none
        /// A part, unless it was refused before it began: errors of SQLSTATE's class 42.
        case unlessRefused
        /// A part, whatever the error: code that commits may go wrong anywhere.
        case always

        /// Those of a statement that the server has refused in a transaction.
        static func leavings(refusedWith cause: PostgresError) -> Leavings {
            cause.sqlState == .invalidTransactionTermination ? .always : .none
        }

        /// Whether something may be left after this failure.
        func areLeft(by failure: StatementFailure) -> Bool {
            guard self == .unlessRefused, case .server(let cause) = failure else {
                return self != .none
            }
            return !cause.sqlState.rawValue.hasPrefix("42")
        }
    }
}

extension StatementKind {
    var isCommit: Bool { if case .commit = self { true } else { false } }
}

extension MigrationSession.State {
    var isOwnBlock: Bool { if case .ownBlock = self { true } else { false } }
}

extension String {
    /// Whether a `$` is followed by a digit anywhere.
    fileprivate var mentionsParameter: Bool {
        var previous: UInt8 = 0
        for byte in utf8 {
            if previous == UInt8(ascii: "$"), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            {
                return true
            }
            previous = byte
        }
        return false
    }

    /// The first line that is not blank, shortened where it is long.
    var firstLine: String {
        let line = split(whereSeparator: \.isNewline)
            .first { !$0.allSatisfy(\.isWhitespace) }?
            .drop { $0.isWhitespace }
        guard let line else { return "" }
        return line.count > 100 ? line.prefix(97) + "..." : String(line)
    }
}

extension Array {
    /// Runs of elements for which `belongs` holds, each other element by itself.
    fileprivate func grouped(while belongs: (Element) -> Bool) -> [[Element]] {
        var groups: [[Element]] = []
        var isOpen = false
        for element in self {
            if belongs(element), isOpen {
                groups[groups.count - 1].append(element)
            } else {
                groups.append([element])
            }
            isOpen = belongs(element)
        }
        return groups
    }
}
