import CGLib

/// A function that makes a digest of bytes.
package enum DigestAlgorithm: String, Sendable, CaseIterable {
    case md5, sha1, sha224, sha256, sha384, sha512

    /// The length of its digests, in bytes.
    package var length: Int {
        switch self {
        case .md5: 16
        case .sha1: 20
        case .sha224: 28
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    /// The length of the blocks that it works on, in bytes; HMAC pads keys to it (RFC 2104).
    package var blockLength: Int {
        switch self {
        case .sha384, .sha512: 128
        default: 64
        }
    }

    /// GLib's name for it; nil for the one that GLib lacks.
    var checksumType: GChecksumType? {
        switch self {
        case .md5: G_CHECKSUM_MD5
        case .sha1: G_CHECKSUM_SHA1
        case .sha224: nil
        case .sha256: G_CHECKSUM_SHA256
        case .sha384: G_CHECKSUM_SHA384
        case .sha512: G_CHECKSUM_SHA512
        }
    }
}
