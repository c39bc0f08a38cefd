internal import CJavaScriptCore

/// What a promise has come to.
package enum JSPromiseState {
    /// Neither fulfilled nor rejected.
    case pending
    /// Fulfilled with a value.
    case fulfilled(JSValue)
    /// Rejected with a reason.
    case rejected(JSValue)
}

extension JSValue {
    /// What a promise has come to; nil for every other value, and where it cannot be told.
    package var promiseState: JSPromiseState? {
        guard let layout = context.promiseLayout, let flags = layout.flags(of: self) else {
            return nil
        }
        let value = unsafe PromiseLayout.word(1, of: reference)
        switch flags & PromiseLayout.stateMask {
        case layout.fulfilled: return unsafe value.map { unsafe .fulfilled(JSValue(context, $0)) }
        case layout.rejected: return unsafe value.map { unsafe .rejected(JSValue(context, $0)) }
        default: return .pending
        }
    }

    /// Whether it is a promise that something waits for; false where it cannot be told.
    package var isHandledPromise: Bool {
        guard let layout = context.promiseLayout, let flags = layout.flags(of: self) else {
            return false
        }
        return flags & layout.handled != 0
    }
}

/// Where the engine keeps the state of a promise.
///
/// No call of its API tells it, and a reaction would tell it too late for `console.log(promise)`.
/// So it is read where the engine keeps it: in the two words behind an object's header, flags and
/// value. That is not promised by anyone, and therefore found out by looking at promises whose state
/// is known; where they do not look as expected there is no layout, and no state is told.
@safe struct PromiseLayout {
    static let stateMask: UInt32 = 3
    /// The kind of cell that a promise is, a byte of the object's header.
    private let cellType: UInt8
    /// The states' numbers.
    let fulfilled, rejected: UInt32
    /// The flag of a promise that something waits for.
    let handled: UInt32

    /// Looks at promises of all kinds.
    init?(_ context: JSContext) {
        let source = """
            [1, {}].flatMap((value) => { const handled = Promise.reject(value); handled.catch(() => {}); \
            const rejected = new Promise((_, reject) => reject(value)); rejected.catch(() => {}); \
            return [value, new Promise(() => {}), Promise.resolve(value), rejected, handled]; })
            """
        guard let probes = try? context.evaluate(source, url: "node:probe").elements,
            probes.count == 10, let type = unsafe Self.type(of: probes[1].reference)
        else { return nil }
        var found: [[UInt32]] = []
        for start in [0, 5] {
            let promises = probes[(start + 1)..<(start + 5)]
            guard promises.allSatisfy({ unsafe Self.type(of: $0.reference) == type }) else {
                return nil
            }
            for promise in promises.dropFirst() {
                let value = unsafe Self.word(1, of: promise.reference)
                guard unsafe value == probes[start].reference else { return nil }
            }
            found.append(promises.compactMap { unsafe Self.rawFlags(of: $0.reference) })
        }
        let flags = found[0]
        guard found[0] == found[1], flags.count == 4, flags[0] & Self.stateMask == 0 else {
            return nil
        }
        cellType = type
        fulfilled = flags[1] & Self.stateMask
        rejected = flags[2] & Self.stateMask
        handled = 4
        guard Set([0, fulfilled, rejected]).count == 3, flags[3] & Self.stateMask == rejected,
            flags[0] & handled == 0, flags[1] & handled == 0, flags[2] & handled != 0,
            flags[3] & handled != 0
        else { return nil }
    }

    /// The flags of a promise; nil for every other value.
    func flags(of value: JSValue) -> UInt32? {
        guard value.isObject, unsafe Self.type(of: value.reference) == cellType else { return nil }
        return unsafe Self.rawFlags(of: value.reference)
    }

    /// The sixth byte of a cell says what it is.
    private static func type(of reference: JSValueRef) -> UInt8? {
        unsafe UnsafeRawPointer(reference).load(fromByteOffset: 5, as: UInt8.self)
    }

    /// A small number as the engine keeps it in a field: its 32 bits below a tag.
    private static func rawFlags(of reference: JSValueRef) -> UInt32? {
        let bits = unsafe UnsafeRawPointer(reference).load(fromByteOffset: 16, as: UInt64.self)
        return bits >> 32 == 0xfffe_0000 ? UInt32(truncatingIfNeeded: bits) : nil
    }

    /// A field behind the header of two words.
    static func word(_ index: Int, of reference: JSValueRef) -> JSValueRef? {
        unsafe UnsafeRawPointer(reference)
            .load(fromByteOffset: 16 + 8 * index, as: JSValueRef?.self)
    }
}
