/// Changes to source that keep every line of what stays, and but for `insert` every column.
enum SourceEditing {
    /// The bytes without a byte order mark, which no column counts.
    static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// Turns a hashbang line into a comment.
    static func blankHashbang(_ bytes: inout [UInt8]) {
        if bytes.starts(with: "#!".utf8) {
            bytes[0] = UInt8(ascii: "/")
            bytes[1] = UInt8(ascii: "/")
        }
    }

    /// Overwrites the range with ASCII text of at most its length, and spaces.
    static func replace(_ range: Range<Int>, with text: String, in bytes: inout [UInt8]) {
        var characters = text.utf8.makeIterator()
        for index in range { bytes[index] = characters.next() ?? UInt8(ascii: " ") }
    }

    /// Puts texts in, each in front of the byte at its offset; offsets ascend.
    static func insert(_ texts: [Insertion], into bytes: inout [UInt8]) {
        var result: [UInt8] = []
        result.reserveCapacity(texts.reduce(bytes.count) { $0 + $1.text.count })
        var position = 0
        for insertion in texts {
            result += bytes[position..<insertion.offset]
            result += insertion.text
            position = insertion.offset
        }
        result += bytes[position...]
        bytes = result
    }

    /// The bytes with every character but line terminators replaced by as many spaces as it has
    /// UTF-16 units.
    static func blanked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                result.append(byte)
            } else if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
            {
                result += bytes[index...index + 2]
                index += 2
            } else {
                let units = SourceLines.codeUnits(leadingByte: byte)
                result += repeatElement(UInt8(ascii: " "), count: units)
            }
            index += 1
        }
        return result
    }

    /// Whether the ASCII text occurs.
    static func contains(_ text: String, in bytes: [UInt8]) -> Bool {
        let text = Array(text.utf8)
        guard let first = text.first, bytes.count >= text.count else { return false }
        var index = 0
        let end = bytes.count - text.count
        while index <= end {
            if bytes[index] == first {
                var length = 1
                while length < text.count, bytes[index + length] == text[length] { length += 1 }
                if length == text.count { return true }
            }
            index += 1
        }
        return false
    }

    /// The identifier, or one as long that begins like it and does not occur in the source.
    static func unused(_ name: String, in bytes: [UInt8]) -> String {
        var candidate = name
        var number = 0
        while contains(candidate, in: bytes) {
            let digits = String(number)
            candidate = String(name.prefix(name.count - digits.count)) + digits
            number += 1
        }
        return candidate
    }
}
