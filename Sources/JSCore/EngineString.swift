internal import CJavaScriptCore
private import Glibc

/// A string in the engine's own form, released with its owner.
@safe struct EngineString: ~Copyable {
    let reference: JSStringRef

    init(_ text: String) {
        // The UTF-8 entrance stops at the first NUL, the UTF-16 one does not.
        if text.hasNUL {
            let units = Array(text.utf16)
            unsafe reference = JSStringCreateWithCharacters(units, units.count)
        } else {
            unsafe reference = JSStringCreateWithUTF8CString(text)
        }
    }

    /// Copies UTF-8 that ends with a NUL.
    init(utf8 text: UnsafePointer<CChar>?) {
        unsafe reference = JSStringCreateWithUTF8CString(text)
    }

    /// Takes over a string that the engine made for its caller.
    init(owned reference: JSStringRef) { unsafe self.reference = reference }

    deinit { unsafe JSStringRelease(reference) }

    /// Calls `body` with the UTF-16 code units, where they are.
    func withUTF16<Result>(_ body: (Span<UInt16>) -> Result) -> Result {
        let units = unsafe UnsafeBufferPointer(
            start: JSStringGetCharactersPtr(reference), count: JSStringGetLength(reference))
        return body(unsafe units.span)
    }

    /// The text; lone surrogates become U+FFFD.
    var text: String { withUTF16 { $0.text($0.indices) } }
}

extension String {
    fileprivate var hasNUL: Bool {
        unsafe utf8.withContiguousStorageIfAvailable { bytes in
            unsafe bytes.baseAddress.map { unsafe memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}

extension Span<UInt16> {
    /// The text of some UTF-16 code units; lone surrogates become U+FFFD.
    package func text(_ range: Range<Int>) -> String {
        let units = extracting(range)
        // Transcoding takes its time, and is rarely needed.
        var bits: UInt16 = 0
        for index in units.indices { bits |= units[index] }
        guard bits < 0x80 else {
            return unsafe units.withUnsafeBufferPointer {
                unsafe String(decoding: $0, as: UTF16.self)
            }
        }
        return unsafe String(unsafeUninitializedCapacity: units.count) { bytes in
            for index in units.indices {
                unsafe bytes[index] = UInt8(truncatingIfNeeded: units[index])
            }
            return units.count
        }
    }
}
