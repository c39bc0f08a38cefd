import CPgQuery

/// Any struct of the parse tree, found by walking over all of it; valid while the ``ParseTree`` is.
///
/// protobuf-c describes every struct's fields, so that a walk needs to know none of the several hundred kinds
/// of nodes.
@safe struct TreeMessage {
    private let pointer: UnsafeMutablePointer<ProtobufCMessage>

    init(_ pointer: UnsafeMutablePointer<ProtobufCMessage>) {
        unsafe self.pointer = unsafe pointer
    }

    /// The kind's name as protobuf-c has it, without underscores: `FuncCall`, `AExpr`.
    var name: String {
        unsafe text(UnsafeMutablePointer(mutating: pointer.pointee.descriptor.pointee.short_name))
    }

    /// The struct of a message of that kind, nil for one of any other; what it points to belongs to the tree.
    func read<Struct>(_ kind: String, as type: Struct.Type) -> Struct? {
        guard name == kind else { return nil }
        return unsafe UnsafeRawPointer(pointer).assumingMemoryBound(to: type).pointee
    }

    /// Visits this message and all below it.
    fileprivate func visit(_ body: (TreeMessage) -> Void) {
        body(self)
        let descriptor = unsafe pointer.pointee.descriptor.pointee
        for index in 0..<Int(unsafe descriptor.n_fields) {
            let field = unsafe descriptor.fields[index]
            guard unsafe field.type == PROTOBUF_C_TYPE_MESSAGE else { continue }
            for child in unsafe children(field) { child.visit(body) }
        }
    }

    private func children(_ field: ProtobufCFieldDescriptor) -> [TreeMessage] {
        typealias Pointer = UnsafeMutablePointer<ProtobufCMessage>
        let base = unsafe UnsafeRawPointer(pointer)
        let quantifier = unsafe base + Int(field.quantifier_offset)
        let member = unsafe base + Int(field.offset)
        if unsafe field.label == PROTOBUF_C_LABEL_REPEATED {
            let count = unsafe quantifier.load(as: Int.self)
            guard count > 0,
                let list = unsafe member.load(as: UnsafeMutablePointer<Pointer?>?.self)
            else { return [] }
            return (0..<count).compactMap { unsafe list[$0].map { unsafe TreeMessage($0) } }
        }
        let isChoice = unsafe field.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0
        if isChoice, unsafe quantifier.load(as: UInt32.self) != field.id { return [] }
        return unsafe member.load(as: Pointer?.self).map { unsafe [TreeMessage($0)] } ?? []
    }
}

extension TreeNode {
    /// Visits the structs of the tree below this node, its own included.
    func forEachMessage(_ body: (TreeMessage) -> Void) {
        guard let message = unsafe messagePointer else { return }
        unsafe TreeMessage(message).visit(body)
    }
}
