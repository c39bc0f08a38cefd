internal import CJavaScriptCore

/// The arguments of a call from a script to the host.
///
/// They are there for as long as the call; what is kept longer is read as a ``JSValue``. What is only looked at is
/// cheaper read as what it is: a value that is kept alive costs the engine two calls.
@safe package struct JSCall: ~Copyable {
    /// The context of the script.
    package let context: JSContext
    private let references: UnsafeBufferPointer<JSValueRef?>

    init(context: JSContext, references: UnsafeBufferPointer<JSValueRef?>) {
        self.context = context
        unsafe self.references = references
    }

    /// What was passed.
    package var arguments: [JSValue] {
        (0..<(unsafe references.count)).map { self[$0] }
    }

    /// An argument, `undefined` where fewer were passed.
    package subscript(index: Int) -> JSValue {
        guard let reference = unsafe reference(index) else { return context.undefined }
        return unsafe JSValue(context, reference)
    }

    /// An argument as ``JSValue/number`` has it; NaN where fewer were passed.
    package func number(_ index: Int) -> Double {
        guard let reference = unsafe reference(index) else { return .nan }
        return unsafe JSValueToNumber(context.reference, reference, nil)
    }

    /// An argument as ``JSValue/integer`` has it; nil where fewer were passed.
    package func integer(_ index: Int) -> Int? { Int(exactly: number(index)) }

    /// Whether an argument counts as true.
    package func truthy(_ index: Int) -> Bool {
        guard let reference = unsafe reference(index) else { return false }
        return unsafe JSValueToBoolean(context.reference, reference)
    }

    /// Calls `body` with the UTF-16 code units of the string that an argument converts to; of none where it
    /// converts to none.
    package func withUTF16<Result>(_ index: Int, _ body: (Span<UInt16>) -> Result) -> Result {
        guard let reference = unsafe reference(index),
            let copy = unsafe JSValueToStringCopy(context.reference, reference, nil)
        else { return body(Span()) }
        let string = unsafe EngineString(owned: copy)
        return string.withUTF16(body)
    }

    private func reference(_ index: Int) -> JSValueRef? {
        index < (unsafe references.count) ? unsafe references[index] : nil
    }
}
