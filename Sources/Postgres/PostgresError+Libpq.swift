internal import CLibpq

extension PostgresError {
    /// Reads the fields of an error or notice (libpq, `PQresultErrorField`).
    init(result: OpaquePointer) {
        func field(_ code: Int32) -> String? {
            unsafe PQresultErrorField(result, code).map { unsafe String(cString: $0) }
        }
        func character(_ scalar: Unicode.Scalar) -> Int32 { Int32(scalar.value) }
        let fallback = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) } ?? ""
        self.init(
            severity: field(character("V")) ?? field(character("S")) ?? "ERROR",
            sqlState: SQLState(
                rawValue: field(character("C")) ?? SQLState.connectionFailure.rawValue),
            message: field(character("M")) ?? fallback.trimmingLineEnds)
        isConnectionLoss = field(character("C")) == nil
        detail = field(character("D"))
        hint = field(character("H"))
        position = field(character("P")).flatMap { Int($0) }
        internalPosition = field(character("p")).flatMap { Int($0) }
        internalQuery = field(character("q"))
        context = field(character("W"))
        schema = field(character("s"))
        table = field(character("t"))
        column = field(character("c"))
        dataType = field(character("d"))
        constraint = field(character("n"))
        file = field(character("F"))
        line = field(character("L"))
        routine = field(character("R"))
    }
}

extension String {
    /// The text without the line ends that libpq puts after its messages.
    var trimmingLineEnds: String {
        var text = self[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        return String(text)
    }
}
