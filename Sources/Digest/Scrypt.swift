/// Keys made of passwords, slowly and with much memory on purpose (RFC 7914).
package enum Scrypt {
    /// Makes a key; needs `128 * cost * blockSize` bytes.
    ///
    /// - Parameters:
    ///   - cost: A power of two, N.
    ///   - blockSize: r.
    ///   - parallelization: p.
    ///   - length: The key's length, in bytes.
    package static func key(
        _ password: [UInt8], salt: [UInt8], cost: Int, blockSize: Int, parallelization: Int,
        length: Int
    ) -> [UInt8] {
        let size = 128 * blockSize
        var bytes = PBKDF2.key(
            password, salt: salt, iterations: 1, length: parallelization * size, .sha256)
        for lane in 0..<parallelization {
            let range = lane * size..<(lane + 1) * size
            bytes.replaceSubrange(range, with: mixed(bytes[range], cost: cost))
        }
        return PBKDF2.key(password, salt: bytes, iterations: 1, length: length, .sha256)
    }

    /// ROMix: fills the memory, then reads it in an order that depends on what was read.
    private static func mixed(_ bytes: ArraySlice<UInt8>, cost: Int) -> [UInt8] {
        var block = stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { start in
            UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
                | UInt32(bytes[start + 3]) << 24
        }
        let count = block.count
        var memory: [UInt32] = []
        memory.reserveCapacity(count * cost)
        for _ in 0..<cost {
            memory += block
            mixBlock(&block)
        }
        for _ in 0..<cost {
            let place = Int(block[count - 16]) & (cost - 1)
            for index in 0..<count { block[index] ^= memory[place * count + index] }
            mixBlock(&block)
        }
        return block.flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
    }

    /// BlockMix: the parts of 64 bytes through Salsa20/8, the even ones first.
    private static func mixBlock(_ block: inout [UInt32]) {
        let parts = block.count / 16
        var result = block
        var last = Array(block[(parts - 1) * 16..<parts * 16])
        for part in 0..<parts {
            for index in 0..<16 { last[index] ^= block[part * 16 + index] }
            scramble(&last)
            let target = part / 2 + (part % 2) * parts / 2
            for index in 0..<16 { result[target * 16 + index] = last[index] }
        }
        block = result
    }

    /// Salsa20/8: four double rounds over columns and rows.
    private static func scramble(_ words: inout [UInt32]) {
        var mixed = words
        for _ in 0..<4 {
            for (a, b, c, d) in quarters {
                mixed[b] ^= (mixed[a] &+ mixed[d]).rotatedLeft(7)
                mixed[c] ^= (mixed[b] &+ mixed[a]).rotatedLeft(9)
                mixed[d] ^= (mixed[c] &+ mixed[b]).rotatedLeft(13)
                mixed[a] ^= (mixed[d] &+ mixed[c]).rotatedLeft(18)
            }
        }
        for index in 0..<16 { words[index] &+= mixed[index] }
    }

    private static let quarters = [
        (0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11),
        (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14),
    ]
}

extension UInt32 {
    fileprivate func rotatedLeft(_ count: UInt32) -> UInt32 { self << count | self >> (32 - count) }
}
