private import Glibc

extension Request {
    /// Why the request cannot be sent at all; nil where it can.
    var refusal: PostgresError? {
        guard case .pipeline(let commands) = self,
            commands.contains(where: { $0.parameters.count > Command.maximumParameterCount })
        else { return nil }
        return PostgresError(
            sqlState: .protocolViolation,
            message: "a statement takes at most \(Command.maximumParameterCount) parameters")
    }

    /// The request with every text in it that holds a NUL replaced by a statement that fails.
    ///
    /// libpq takes texts to end at the first NUL and would send the part before it.
    var withoutNULs: Request {
        switch self {
        case .simple(let text):
            return text.hasNUL ? .pipeline([.refusedForNUL]) : self
        case .pipeline(let commands):
            guard commands.contains(where: \.hasNUL) else { return self }
            return .pipeline(commands.map { $0.hasNUL ? .refusedForNUL : $0 })
        }
    }
}

extension Command {
    /// What the protocol has room for (manual, "Message Formats", Bind).
    static let maximumParameterCount = 65_535

    /// The server answers it as it answers a NUL in any text: with error 22021.
    fileprivate static let refusedForNUL = Command.query(
        "SELECT $1::pg_catalog.text", [.binary([0])])

    fileprivate var parameters: [Parameter] {
        switch self {
        case .query(_, let parameters), .execute(_, let parameters): parameters
        case .prepare: []
        }
    }

    fileprivate var hasNUL: Bool {
        let isInText =
            switch self {
            case .query(let text, _): text.hasNUL
            case .prepare(let name, let text): name.hasNUL || text.hasNUL
            case .execute(let name, _): name.hasNUL
            }
        return isInText || parameters.contains(where: \.hasNUL)
    }
}

extension Parameter {
    fileprivate var hasNUL: Bool {
        guard case .text(let text) = self else { return false }
        return text.hasNUL
    }
}

extension String {
    fileprivate var hasNUL: Bool {
        unsafe utf8.withContiguousStorageIfAvailable { bytes in
            unsafe bytes.baseAddress.map { unsafe memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}
