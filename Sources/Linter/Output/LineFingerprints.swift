/// What lines are recognised by, wherever they have moved to: the `primaryLocationLineHash` of code scanning.
///
/// It is the one that GitHub's upload action computes where it is missing, and compares where it is there
/// (github/codeql-action, `fingerprints.ts`): a polynomial hash of the first hundred characters from the line
/// on, blanks left out and line ends made alike, and how many lines before have the same one.
enum LineFingerprints {
    private static let length = 100
    private static let base: UInt64 = 37

    /// The fingerprints of some lines of a file, by their numbers.
    ///
    /// - Parameter lines: numbers from 1 on; one that the file does not have gets none.
    static func of(lines: Set<Int>, in bytes: [UInt8]) -> [Int: String] {
        var (characters, starts) = relevantUnits(of: bytes)
        characters += Array(repeating: 0, count: length)
        let power = (0..<length).reduce(UInt64(1)) { product, _ in product &* base }
        var hash = characters[..<length].reduce(UInt64(0)) { $0 &* base &+ UInt64($1) }
        var position = 0
        var counts: [UInt64: Int] = [:]
        var found: [Int: String] = [:]
        for (index, start) in starts.enumerated() {
            while position < start {
                hash =
                    hash &* base &+ UInt64(characters[position + length])
                    &- power &* UInt64(characters[position])
                position += 1
            }
            counts[hash, default: 0] += 1
            if lines.contains(index + 1) {
                found[index + 1] = "\(String(hash, radix: 16)):\(counts[hash] ?? 1)"
            }
        }
        return found
    }

    /// The units of UTF-16 that count, the mark of the end behind them, and where among these lines begin.
    private static func relevantUnits(of bytes: [UInt8]) -> (units: [UInt16], starts: [Int]) {
        let (lineFeed, carriageReturn) = (UInt16(0x0A), UInt16(0x0D))
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count + length + 1)
        var starts = [0]
        var previous: UInt16 = 0
        for unit in String(decoding: bytes, as: UTF8.self).utf16 {
            let isRestOfLineEnd = previous == carriageReturn && unit == lineFeed
            previous = unit
            if unit == 0x20 || unit == 0x09 || isRestOfLineEnd { continue }
            let isLineEnd = unit == lineFeed || unit == carriageReturn
            units.append(isLineEnd ? lineFeed : unit)
            if isLineEnd { starts.append(units.count) }
        }
        return (units + [UInt16.max], starts)
    }
}
