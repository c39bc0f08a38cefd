internal import CLibpq

extension Connection {
    /// How the connection is encrypted, in the words of the library that does it; nil for not at all.
    package var encryption: (protocol: String, cipher: String)? {
        guard unsafe PQsslInUse(handle) == 1 else { return nil }
        func attribute(_ name: String) -> String {
            unsafe PQsslAttribute(handle, name).map { unsafe String(cString: $0) } ?? "unknown"
        }
        return (attribute("protocol"), attribute("cipher"))
    }
}
