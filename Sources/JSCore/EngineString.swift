internal import CJavaScriptCore

/// A string in the engine's own form, released with its owner.
@safe struct EngineString: ~Copyable {
    let reference: JSStringRef

    init(_ text: String) {
        // The UTF-8 entrance stops at the first NUL, the UTF-16 one does not.
        if text.utf8.contains(0) {
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

    /// The UTF-16 code units.
    var utf16: [UInt16] {
        unsafe Array(
            UnsafeBufferPointer(
                start: JSStringGetCharactersPtr(reference), count: JSStringGetLength(reference)))
    }

    /// The text; lone surrogates become U+FFFD.
    var text: String {
        let units = unsafe UnsafeBufferPointer(
            start: JSStringGetCharactersPtr(reference), count: JSStringGetLength(reference))
        return unsafe String(decoding: units, as: UTF16.self)
    }
}
