extension ConnectionSettings {
    /// The settings as a URL that ``ConnectionString`` and `pg` read, the password included.
    ///
    /// A socket's directory stands percent-encoded where the host stands.
    package var url: String {
        var text = "postgresql://"
        if let user, !user.isEmpty {
            text += PercentEncoding.encode(user)
            if let password { text += ":" + PercentEncoding.encode(password) }
            text += "@"
        }
        text += authority
        if let database, !database.isEmpty { text += "/" + PercentEncoding.encodePath(database) }
        let parameters = urlParameters.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }
        if parameters.isEmpty { return text }
        return text + (database == nil ? "/" : "") + "?" + parameters.joined(separator: "&")
    }

    private var authority: String {
        let hosts = (host ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let ports = (port ?? "").split(separator: ",", omittingEmptySubsequences: false)
        return hosts.indices.map { index in
            let name = String(hosts[index])
            let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
            let isAddress = name.contains(":") && !name.contains("/")
            let encoded = isAddress ? "[\(name)]" : PercentEncoding.encode(name)
            return port.isEmpty ? encoded : "\(encoded):\(port)"
        }.joined(separator: ",")
    }

    private var urlParameters: [(String, String)] {
        var parameters: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { parameters.append((name, value)) }
        }
        // A password without a role has no place before the host.
        if user?.isEmpty ?? true { add("password", password) }
        add("hostaddr", hostAddress)
        parameters += tls?.parameters ?? []
        add("sslcert", certificateFile)
        add("sslkey", keyFile)
        add("sslrootcert", authorityFile)
        add("options", options)
        add("application_name", applicationName)
        add("connect_timeout", connectTimeout.map(String.init))
        for keyword in furtherKeywords { add(keyword.name, keyword.value) }
        return parameters
    }
}
