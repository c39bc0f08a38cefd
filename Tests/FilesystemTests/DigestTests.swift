import Digest
import Testing

@Suite("Digests, and keys made of passwords")
struct DigestTests {
    @Test("Parts and copies give what the whole gives", arguments: DigestAlgorithm.allCases)
    func parts(_ algorithm: DigestAlgorithm) {
        let bytes = (0..<500).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var whole = Hasher(algorithm)
        whole.update(bytes)
        var parts = Hasher(algorithm)
        parts.update(Array(bytes[..<100]))
        var copy = parts.copy()
        parts.update([1, 2, 3])
        copy.update([])
        copy.update(Array(bytes[100...]))
        let digest = whole.digest()
        #expect(digest.count == algorithm.length)
        #expect(copy.digest() == digest)
        #expect(parts.digest() != digest)
    }

    /// FIPS 180-4's example for SHA-224; RFC 4231, test case 2; RFC 6070; RFC 7914, section 12.
    @Test("The standards' own examples")
    func examples() {
        var hasher = Hasher(.sha224)
        hasher.update(Array("abc".utf8))
        #expect(hex(hasher.digest()) == "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")
        var keyed = KeyedHasher(.sha224, key: Array("Jefe".utf8))
        keyed.update(Array("what do ya want for nothing?".utf8))
        #expect(hex(keyed.code()) == "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44")
        let password = Array("password".utf8)
        let key = PBKDF2.key(
            password, salt: Array("salt".utf8), iterations: 2, length: 20, .sha1)
        #expect(hex(key) == "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")
        let slow = Scrypt.key([], salt: [], cost: 16, blockSize: 1, parallelization: 1, length: 16)
        #expect(hex(slow) == "77d6576238657b203b19ca42c18a0497")
    }

    private func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
