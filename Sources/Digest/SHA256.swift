import CGLib

/// SHA-256 digests, computed by GLib, which comes with JavaScriptCore.
package enum SHA256 {
    /// The digest of the bytes as 64 lower-case hexadecimal digits.
    package static func hex(_ bytes: some Collection<UInt8>) -> String {
        unsafe Array(bytes).withUnsafeBufferPointer { unsafe hex($0) }
    }

    /// The digest of a text's UTF-8 bytes.
    package static func hex(_ text: String) -> String {
        hex(text.utf8)
    }

    private static func hex(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // GLib reads a null pointer of length zero as an error.
        var nothing: UInt8 = 0
        return unsafe withUnsafePointer(to: &nothing) { empty in
            let start = unsafe bytes.baseAddress ?? empty
            guard
                let text = unsafe g_compute_checksum_for_data(
                    G_CHECKSUM_SHA256, start, gsize(bytes.count))
            else { return "" }
            defer { unsafe g_free(text) }
            return unsafe String(cString: text)
        }
    }
}
