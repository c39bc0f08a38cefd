/// Pieces of SQL text made safely of values.
package enum SQLText {
    /// A string constant; `E''` where a backslash would be read two ways (manual, "String Constants").
    package static func literal(_ text: String) -> String {
        let quoted = text.doubling("'")
        let escaped = quoted.doubling("\\")
        return escaped.utf8.count == quoted.utf8.count ? "'\(quoted)'" : " E'\(escaped)'"
    }

    /// A string constant, or NULL.
    package static func literal(_ text: String?) -> String { text.map { literal($0) } ?? "NULL" }

    /// A quoted identifier.
    package static func identifier(_ name: String) -> String {
        "\"\(name.doubling("\""))\""
    }
}

extension String {
    /// The text with each such byte twice. The server looks at bytes: what Swift takes for one character,
    /// a quote with an accent on it, begins with a quote.
    fileprivate func doubling(_ scalar: Unicode.Scalar) -> String {
        let doubled = UInt8(ascii: scalar)
        guard utf8.contains(doubled) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + 8)
        for byte in utf8 {
            if byte == doubled { bytes.append(byte) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
