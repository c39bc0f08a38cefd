import CPgQuery

/// Owns the parse tree of a text: C structs that live as long as this value does.
@safe struct ParseTree: ~Copyable {
    private let root: UnsafeMutablePointer<PgQuery__ParseResult>

    /// Parses a text.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read it.
    init(parsing text: String) throws(SQLSyntaxError) {
        if text.utf8.contains(0) {
            throw SQLSyntaxError(
                message: "invalid byte sequence for encoding \"UTF8\": 0x00", position: nil)
        }
        let result = unsafe text.withCString { unsafe pg_query_parse_protobuf($0) }
        defer { unsafe pg_query_free_protobuf_parse_result(result) }
        if let error = unsafe result.error {
            throw unsafe SQLSyntaxError(error.pointee)
        }
        let bytes = unsafe UnsafeRawPointer(result.parse_tree.data)?
            .assumingMemoryBound(to: UInt8.self)
        guard
            let root = unsafe pg_query__parse_result__unpack(nil, result.parse_tree.len, bytes)
        else {
            throw SQLSyntaxError(message: "the parse tree cannot be read", position: nil)
        }
        unsafe self.root = root
    }

    deinit {
        unsafe pg_query__parse_result__free_unpacked(root, nil)
    }

    /// Reads every statement; what `body` is given may not be kept, the tree ends with this value.
    func map<Value>(_ body: (RawStatement) -> Value) -> [Value] {
        let count = unsafe root.pointee.n_stmts
        return (0..<count).compactMap { index in
            guard let raw = unsafe root.pointee.stmts[index]?.pointee else { return nil }
            return unsafe body(
                RawStatement(
                    node: TreeNode(raw.stmt), location: Int(raw.stmt_location),
                    length: Int(raw.stmt_len)))
        }
    }
}

/// A statement as the parser marks it: the root of its tree and where it stands.
struct RawStatement {
    let node: TreeNode
    let location: Int
    let length: Int

    /// The bytes it covers; a length of zero means up to the end of the text.
    func range(in count: Int) -> Range<Int> {
        let lower = min(location, count)
        let upper = length == 0 ? count : min(lower + length, count)
        return lower..<upper
    }
}

extension SQLSyntaxError {
    fileprivate init(_ error: PgQueryError) {
        unsafe self.init(
            message: error.message.map { unsafe String(cString: $0) } ?? "syntax error",
            position: error.cursorpos > 0 ? Int(error.cursorpos) : nil)
    }
}
