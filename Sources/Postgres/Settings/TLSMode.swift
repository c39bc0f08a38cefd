/// How a connection is encrypted, as `pg` 8 means its modes.
///
/// `pg` verifies certificate and host name for `prefer`, `require`, `verify-ca` and `verify-full`
/// alike, has `no-verify` beside them, and uses no TLS where nothing is said.
package enum TLSMode: Equatable, Sendable {
    /// No TLS.
    case disabled
    /// TLS without looking at the certificate (`no-verify`).
    case unverified
    /// TLS with a certificate of a trusted authority, whatever host it names.
    case verifiedAuthority
    /// TLS with a certificate of a trusted authority for the host.
    case verified
    /// What libpq makes of its own `sslmode`; nil leaves the choice to its environment and default.
    case libpq(String?)
}

extension TLSMode {
    /// Reads an `sslmode` as `pg` does; nil for a word that is none.
    package init?(pgMode: String) {
        switch pgMode {
        case "disable": self = .disabled
        case "no-verify": self = .unverified
        // pg knows no fallback to an unencrypted connection.
        case "allow", "prefer", "require", "verify-ca", "verify-full": self = .verified
        default: return nil
        }
    }

    /// The parameters of a URL that stand for the mode.
    var parameters: [(String, String)] {
        switch self {
        case .disabled: [("sslmode", "disable")]
        case .unverified: [("sslmode", "no-verify")]
        case .verifiedAuthority: [("sslmode", "verify-ca"), ("uselibpqcompat", "true")]
        case .verified: [("sslmode", "verify-full")]
        case .libpq("disable"): [("sslmode", "disable")]
        case .libpq("require"): [("sslmode", "no-verify")]
        case .libpq("verify-ca"): [("sslmode", "verify-ca"), ("uselibpqcompat", "true")]
        case .libpq("verify-full"): [("sslmode", "verify-full")]
        case .libpq: []
        }
    }
}
