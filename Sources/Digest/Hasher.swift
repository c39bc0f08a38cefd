import CGLib

/// Takes bytes in parts and gives their digest.
@safe package struct Hasher: ~Copyable {
    /// What digest is made.
    package let algorithm: DigestAlgorithm
    private let checksum: OpaquePointer?
    private var sha224 = SHA224()

    /// Makes one that has taken nothing yet.
    package init(_ algorithm: DigestAlgorithm) {
        self.algorithm = algorithm
        unsafe checksum = algorithm.checksumType.flatMap { unsafe g_checksum_new($0) }
    }

    private init(copying other: borrowing Hasher) {
        algorithm = other.algorithm
        unsafe checksum = other.checksum.flatMap { unsafe g_checksum_copy($0) }
        sha224 = other.sha224
    }

    deinit { unsafe g_checksum_free(checksum) }

    /// Another one that has taken the same.
    package func copy() -> Hasher { Hasher(copying: self) }

    /// Takes more bytes.
    package mutating func update(_ bytes: [UInt8]) {
        guard unsafe checksum != nil else { return sha224.update(bytes) }
        unsafe g_checksum_update(checksum, bytes, bytes.count)
    }

    /// The digest of all that was taken.
    package consuming func digest() -> [UInt8] {
        guard unsafe checksum != nil else { return sha224.digest() }
        var digest = [UInt8](repeating: 0, count: algorithm.length)
        var length = gsize(digest.count)
        unsafe g_checksum_get_digest(checksum, &digest, &length)
        return digest
    }
}
