internal import CJavaScriptCore

/// Numbers in memory that scripts see as an Int32Array, and that the host reads and writes without a call of the
/// engine's.
@safe package final class JSSharedNumbers {
    /// Owned by this object and by the engine's array, whichever lives longer.
    @safe private final class Memory {
        let numbers: UnsafeMutableBufferPointer<Int32>

        init(count: Int) {
            unsafe numbers = .allocate(capacity: count)
            unsafe numbers.initialize(repeating: 0)
        }

        deinit { unsafe numbers.deallocate() }
    }

    private let memory: Memory
    /// The array, for scripts.
    package let array: JSValue

    /// Makes `count` numbers, all 0.
    package init(_ context: JSContext, count: Int) {
        let memory = Memory(count: count)
        self.memory = memory
        let array = unsafe JSObjectMakeTypedArrayWithBytesNoCopy(
            context.reference, kJSTypedArrayTypeInt32Array, memory.numbers.baseAddress,
            count * MemoryLayout<Int32>.stride,
            { _, memory in
                guard let memory = unsafe memory else { return }
                unsafe Unmanaged<Memory>.fromOpaque(memory).release()
            }, Unmanaged.passRetained(memory).toOpaque(), nil)
        self.array = unsafe array.map { unsafe JSValue(context, $0) } ?? context.undefined
    }

    /// One of them.
    package subscript(index: Int) -> Int32 {
        get { unsafe memory.numbers[index] }
        set { unsafe memory.numbers[index] = newValue }
    }
}
