/// Keys made of passwords, slowly on purpose (RFC 8018, 5.2).
package enum PBKDF2 {
    /// Makes a key.
    ///
    /// - Parameters:
    ///   - iterations: How often each block is hashed, at least once.
    ///   - length: The key's length, in bytes.
    package static func key(
        _ password: [UInt8], salt: [UInt8], iterations: Int, length: Int,
        _ algorithm: DigestAlgorithm
    ) -> [UInt8] {
        let keyed = KeyedHasher(algorithm, key: password)
        var key: [UInt8] = []
        var block: UInt32 = 1
        while key.count < length {
            var first = keyed.copy()
            first.update(salt + (0..<4).map { UInt8(truncatingIfNeeded: block >> (24 - 8 * $0)) })
            var last = first.code()
            var sum = last
            for _ in 1..<max(1, iterations) {
                var next = keyed.copy()
                next.update(last)
                last = next.code()
                for index in sum.indices { sum[index] ^= last[index] }
            }
            key += sum
            block += 1
        }
        return Array(key.prefix(length))
    }
}
