internal import Digest
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('crypto')`: random bytes, digests, and keys made of passwords.
    func makeCryptoBinding() -> JSValue {
        nativeObject([
            "randomBytes": { [unowned self] (call) throws(JSException) in
                self.context.uint8Array(randomBytes(call.integer(0) ?? 0))
            },
            "digests": { [unowned self] (_) throws(JSException) in
                self.context.array(
                    DigestAlgorithm.allCases.map { self.context.value($0.rawValue) })
            },
            "digest": { [unowned self] (call) throws(JSException) in
                var hasher = Hasher(call.algorithm(0))
                hasher.update(call[1].bytes ?? [])
                return self.context.uint8Array(hasher.digest())
            },
            "hmac": { [unowned self] (call) throws(JSException) in
                var hasher = KeyedHasher(call.algorithm(0), key: call[1].bytes ?? [])
                hasher.update(call[2].bytes ?? [])
                return self.context.uint8Array(hasher.code())
            },
            "createHash": { [unowned self] (call) throws(JSException) in
                self.hashObject(Hasher(call.algorithm(0)))
            },
            "createHmac": { [unowned self] (call) throws(JSException) in
                self.hmacObject(KeyedHasher(call.algorithm(0), key: call[1].bytes ?? []))
            },
            "pbkdf2": { [unowned self] (call) throws(JSException) in
                let key = PBKDF2.key(
                    call[0].bytes ?? [], salt: call[1].bytes ?? [],
                    iterations: call.integer(2) ?? 1, length: call.integer(3) ?? 0,
                    call.algorithm(4))
                return self.context.uint8Array(key)
            },
            "scrypt": { [unowned self] (call) throws(JSException) in
                let key = Scrypt.key(
                    call[0].bytes ?? [], salt: call[1].bytes ?? [], cost: call.integer(2) ?? 2,
                    blockSize: call.integer(3) ?? 1, parallelization: call.integer(4) ?? 1,
                    length: call.integer(5) ?? 0)
                return self.context.uint8Array(key)
            },
        ])
    }

    private func hashObject(_ hasher: consuming Hasher) -> JSValue {
        let holder = Holder(hasher)
        return nativeObject([
            "update": { (call) throws(JSException) in
                holder.value.update(call[0].bytes ?? [])
                return nil
            },
            "digest": { [unowned self] (_) throws(JSException) in
                self.context.uint8Array(holder.value.copy().digest())
            },
            "copy": { [unowned self] (_) throws(JSException) in
                self.hashObject(holder.value.copy())
            },
        ])
    }

    private func hmacObject(_ hasher: consuming KeyedHasher) -> JSValue {
        let holder = Holder(hasher)
        return nativeObject([
            "update": { (call) throws(JSException) in
                holder.value.update(call[0].bytes ?? [])
                return nil
            },
            "digest": { [unowned self] (_) throws(JSException) in
                self.context.uint8Array(holder.value.copy().code())
            },
        ])
    }
}

/// Something that cannot be copied, where several closures need it.
private final class Holder<Value: ~Copyable> {
    var value: Value
    init(_ value: consuming Value) { self.value = value }
}

/// Bytes that nobody can foretell, from getrandom(2).
private func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
        let number = generator.next()
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
    return Array(bytes.prefix(count))
}

extension JSCall {
    /// The algorithm of that name; callers have asked which there are.
    fileprivate func algorithm(_ index: Int) -> DigestAlgorithm {
        DigestAlgorithm(rawValue: self[index].description) ?? .sha256
    }
}
