/// What is wrong with a connection string; no case carries a part that might hold a password.
package enum ConnectionStringError: Error, Equatable, Sendable {
    /// There is nothing in it.
    case empty
    /// It holds a NUL character.
    case nulCharacter
    /// It is neither a URL nor pairs of keyword and value.
    case neitherForm
    /// The URL is of something else.
    case unknownScheme(String)
    /// A `/`, `?` or `#` stands before the `@`.
    case unencodedPassword
    /// A port is not a number from 1 to 65535.
    case badPort
    /// A `[` has no `]`.
    case badAddress
    /// What a part is percent-encoded to is not UTF-8.
    case badEncoding(String)
    /// A parameter has a value that it cannot have.
    case badValue(parameter: String)
    /// `sslmode=verify-ca` in libpq's sense needs `sslrootcert`.
    case missingAuthority
    /// A keyword has no `=` behind it.
    case missingEquals
    /// A quoted value has no end.
    case unterminatedQuote(keyword: String)
}

extension ConnectionStringError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the connection string is empty"
        case .nulCharacter: "the connection string holds a NUL character"
        case .neitherForm:
            "the connection string is neither a URL (postgres://user@host/database) "
                + "nor keywords (host=… dbname=…)"
        case .unknownScheme(let scheme):
            "the URL begins with \"\(scheme):\", where postgres:// or postgresql:// is expected"
        case .unencodedPassword:
            "the URL has a \"/\", \"?\" or \"#\" before its \"@\": "
                + "in a password write %2F, %3F or %23"
        case .badPort: "the port is not a number from 1 to 65535"
        case .badAddress: "the address has a \"[\" without \"]\""
        case .badEncoding(let part): "the \(part) is percent-encoded to something that is not UTF-8"
        case .badValue(let parameter): "the value of \"\(parameter)\" is none that it can have"
        case .missingAuthority:
            "sslmode=verify-ca with uselibpqcompat=true needs sslrootcert"
        case .missingEquals: "a keyword has no \"=\" behind it"
        case .unterminatedQuote(let keyword):
            "the quoted value of \"\(keyword)\" has no closing quote"
        }
    }
}
