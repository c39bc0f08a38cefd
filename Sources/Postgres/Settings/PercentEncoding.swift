/// Percent-encoding as the URL functions of JavaScript have it.
enum PercentEncoding {
    /// Encodes all but letters, digits and `-._~`.
    static func encode(_ text: String) -> String {
        encode(text, keeping: "-._~")
    }

    /// Encodes a path so that ``decodeURI(_:)`` gives it back: that leaves `%2F` and its like alone.
    static func encodePath(_ text: String) -> String {
        encode(text, keeping: "-._~;/:@&=+$,")
    }

    private static func encode(_ text: String, keeping others: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isAlphanumeric(byte) || others.utf8.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Decodes every `%XX`; a stray percent sign stays. Nil where the result is not UTF-8.
    static func decode(_ text: some StringProtocol) -> String? {
        decode(text, keeping: "")
    }

    /// Decodes as JavaScript's `decodeURI`, which keeps the encoded characters that divide a URL.
    static func decodeURI(_ text: some StringProtocol) -> String? {
        decode(text, keeping: ";/?:@&=+$,#")
    }

    /// Decodes a name or value of a query, where `+` is a blank.
    static func decodeQuery(_ text: some StringProtocol) -> String? {
        let bytes = text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return decode(String(decoding: bytes, as: UTF8.self), keeping: "")
    }

    private static func decode(_ text: some StringProtocol, keeping others: String) -> String? {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let high = value(source[index + 1]), let low = value(source[index + 2])
            {
                let byte = high << 4 | low
                let isKept = byte < 0x80 && others.utf8.contains(byte)
                bytes += isKept ? Array(source[index...(index + 2)]) : [byte]
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x41 + value - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
