/// Where a statement begins behind blanks and comments.
enum StatementStart {
    /// The first byte from an offset on that is neither blank nor in a comment; comments of SQL nest.
    static func skippingComments(in bytes: [UInt8], from offset: Int, to end: Int) -> Int {
        var index = offset
        while index < end {
            let next = index + 1 < end ? bytes[index + 1] : 0
            switch bytes[index] {
            case 0x20, 0x09...0x0D: index += 1
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
                index = bytes[index..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                index = endOfBlock(in: bytes, from: index, to: end)
            default: return index
            }
        }
        return offset
    }

    private static func endOfBlock(in bytes: [UInt8], from offset: Int, to end: Int) -> Int {
        var depth = 0
        var index = offset
        while index + 1 < end {
            switch (bytes[index], bytes[index + 1]) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                depth += 1
                index += 2
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                depth -= 1
                index += 2
                if depth == 0 { return index }
            default: index += 1
            }
        }
        return end
    }
}
