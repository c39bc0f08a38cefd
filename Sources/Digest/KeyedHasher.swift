/// Takes bytes in parts and gives their HMAC (RFC 2104).
package struct KeyedHasher: ~Copyable {
    private var inner: Hasher
    private let outer: Hasher

    /// Makes one that has taken nothing yet.
    package init(_ algorithm: DigestAlgorithm, key: [UInt8]) {
        var key = key
        if key.count > algorithm.blockLength {
            var hasher = Hasher(algorithm)
            hasher.update(key)
            key = hasher.digest()
        }
        key += [UInt8](repeating: 0, count: algorithm.blockLength - key.count)
        inner = Hasher(algorithm)
        inner.update(key.map { $0 ^ 0x36 })
        var outer = Hasher(algorithm)
        outer.update(key.map { $0 ^ 0x5C })
        self.outer = outer
    }

    private init(inner: consuming Hasher, outer: consuming Hasher) {
        self.inner = inner
        self.outer = outer
    }

    /// Another one that has taken the same.
    package func copy() -> KeyedHasher { KeyedHasher(inner: inner.copy(), outer: outer.copy()) }

    /// Takes more bytes.
    package mutating func update(_ bytes: [UInt8]) { inner.update(bytes) }

    /// The code of all that was taken.
    package consuming func code() -> [UInt8] {
        var outer = outer.copy()
        outer.update(inner.copy().digest())
        return outer.digest()
    }
}
