import Glibc

extension ConnectionSettings {
    /// The settings as libpq takes them, the password among them.
    ///
    /// The TLS mode is always said, so that `PGSSLMODE`, which libpq reads in another sense than `pg`,
    /// has no say; only a mode in libpq's own terms may leave it out.
    ///
    /// - Returns: Names and values; a name occurs once.
    package func libpqKeywords() -> [(String, String)] {
        var keywords: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { keywords.append((name, value)) }
        }
        add("host", host)
        add("hostaddr", hostAddress)
        add("port", port)
        add("dbname", database)
        add("user", user)
        add("password", password)
        add("options", options)
        add("application_name", applicationName)
        add("connect_timeout", connectTimeout.map(String.init))
        for (name, value) in tlsKeywords() { add(name, value) }
        for keyword in furtherKeywords { add(keyword.name, keyword.value) }
        add("fallback_application_name", "jsmigrate")
        // The whole program speaks UTF-8, whatever the environment says.
        add("client_encoding", "UTF8")
        var names: Set<String> = []
        return keywords.filter { names.insert($0.0).inserted }
    }

    private func tlsKeywords() -> [(String, String?)] {
        let client = [("sslcert", certificateFile), ("sslkey", keyFile)]
        switch tls ?? .disabled {
        case .disabled:
            return [("sslmode", "disable")]
        case .unverified:
            // With a root certificate to be found, `require` would verify: name one that cannot exist.
            return client + [("sslmode", "require"), ("sslrootcert", "/dev/null/none")]
        case .verifiedAuthority:
            return client
                + [("sslmode", "verify-ca"), ("sslrootcert", authorityFile ?? systemAuthorities())]
        case .verified:
            return client
                + [
                    ("sslmode", "verify-full"),
                    ("sslrootcert", authorityFile ?? systemAuthorities()),
                ]
        case .libpq(let mode):
            return client + [("sslmode", mode), ("sslrootcert", authorityFile)]
        }
    }
}

/// The system's bundle of trusted authorities; libpq knows `sslrootcert=system` only from version 16.
private func systemAuthorities() -> String? {
    [
        "/etc/ssl/certs/ca-certificates.crt",  // Debian, Alpine
        "/etc/pki/tls/certs/ca-bundle.crt",  // Fedora, Red Hat
        "/etc/ssl/ca-bundle.pem",  // SUSE
        "/etc/ssl/cert.pem",
    ].first { unsafe access($0, R_OK) == 0 }
}
