import CPgQuery

/// A node of the parse tree; valid while the ``ParseTree`` that it came from is.
@safe struct TreeNode {
    private let pointer: UnsafeMutablePointer<PgQuery__Node>?

    /// Wraps a node, or stands for one that is not there.
    init(_ pointer: UnsafeMutablePointer<PgQuery__Node>?) {
        unsafe self.pointer = unsafe pointer
    }

    /// The node as protobuf-c's structs all begin.
    var messagePointer: UnsafeMutablePointer<ProtobufCMessage>? {
        unsafe pointer.map {
            unsafe UnsafeMutableRawPointer($0).assumingMemoryBound(to: ProtobufCMessage.self)
        }
    }

    /// What kind of node it is; `NODE__NOT_SET` for one that is not there.
    var kind: PgQuery__Node__NodeCase {
        unsafe pointer?.pointee.node_case ?? PG_QUERY__NODE__NODE__NOT_SET
    }

    /// The struct inside the node: the union's members are all at one place.
    var message: TreeMessage? {
        guard let node = unsafe pointer?.pointee,
            unsafe node.node_case != PG_QUERY__NODE__NODE__NOT_SET,
            let member = unsafe node.alias
        else { return nil }
        return unsafe TreeMessage(
            UnsafeMutableRawPointer(member).assumingMemoryBound(to: ProtobufCMessage.self))
    }

    /// The struct of a node of that kind, nil for a node of any other.
    ///
    /// - Parameters:
    ///   - kind: The kind that the union's member belongs to.
    ///   - member: Picks that member.
    /// - Returns: A copy of the struct; what it points to belongs to the tree.
    func read<Struct>(
        _ kind: PgQuery__Node__NodeCase, _ member: (PgQuery__Node) -> UnsafeMutablePointer<Struct>?
    ) -> Struct? {
        guard let node = unsafe pointer?.pointee, unsafe node.node_case == kind else { return nil }
        return unsafe member(node)?.pointee
    }
}

/// The nodes of a C list.
func nodes(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<PgQuery__Node>?>?, _ count: Int
) -> [TreeNode] {
    guard let list = unsafe list else { return [] }
    return (0..<count).map { unsafe TreeNode(list[$0]) }
}

/// The text of a C string; protobuf-c leaves an empty one where PostgreSQL has none.
func text(_ string: UnsafeMutablePointer<CChar>?) -> String {
    guard let string = unsafe string else { return "" }
    return unsafe String(cString: string)
}

/// The text of a C string, or nil where it is empty.
func textIfAny(_ string: UnsafeMutablePointer<CChar>?) -> String? {
    let value = unsafe text(string)
    return value.isEmpty ? nil : value
}
