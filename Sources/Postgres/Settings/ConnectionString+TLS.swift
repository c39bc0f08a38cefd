extension ConnectionString {
    /// Decides about TLS as pg-connection-string 2 does from all parameters together.
    ///
    /// A difference: `ssl=false` is a text that pg takes for true; here it means false.
    mutating func applyTLS(_ values: [String: String]) throws(ConnectionStringError) {
        func value(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
        settings.certificateFile = value("sslcert")
        settings.keyFile = value("sslkey")
        settings.authorityFile = value("sslrootcert")
        switch value("ssl") {
        case nil: break
        case "0", "false": settings.tls = .disabled
        case "no-verify": settings.tls = .unverified
        default: settings.tls = .verified
        }
        if values["sslnegotiation"] == "direct" {
            notices.append("the URL's parameter \"sslnegotiation\" is not supported and is ignored")
            if settings.tls == nil { settings.tls = .verified }
        }
        let hasFile = ["sslcert", "sslkey", "sslrootcert"].contains { value($0) != nil }
        if hasFile { settings.tls = .verified }
        guard let mode = value("sslmode") else { return }
        guard let meaning = TLSMode(pgMode: mode) else { throw .badValue(parameter: "sslmode") }
        settings.tls = meaning
        if values["uselibpqcompat"] == "true" { try applyCompatibleMode(mode) }
    }

    /// The modes in libpq's sense, as pg reads them on request; a fallback to no TLS it has not.
    private mutating func applyCompatibleMode(
        _ mode: String
    ) throws(ConnectionStringError) {
        let hasAuthority = settings.authorityFile != nil
        switch mode {
        case "prefer": settings.tls = .unverified
        case "require": settings.tls = hasAuthority ? .verifiedAuthority : .unverified
        case "verify-ca":
            guard hasAuthority else { throw .missingAuthority }
            settings.tls = .verifiedAuthority
        default: break
        }
    }
}
