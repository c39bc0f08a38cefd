package import Testing

/// What a test needs of the server that not every version, or not every build, has.
package enum ServerNeed: Hashable, Sendable, CustomStringConvertible {
    /// A major version, or a newer one.
    case version(Int)
    /// A server that is older than a major version.
    case before(Int)
    /// Collations of ICU, which a server may be built without.
    case icu
    /// An extension that can be made.
    case `extension`(String)

    package var description: String {
        switch self {
        case .version(let major): "PostgreSQL \(major) or newer"
        case .before(let major): "PostgreSQL before \(major)"
        case .icu: "a server with ICU"
        case .extension(let name): "the extension \(name)"
        }
    }

    /// Whether the server of the tests has it.
    package func isMet() throws -> Bool {
        let server = try ServerDescription.ofTests.get()
        return switch self {
        case .version(let major): server.majorVersion >= major
        case .before(let major): server.majorVersion < major
        case .icu: server.hasICU
        case .extension(let name): server.extensions.contains(name)
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, visibly, on a server that has not what it needs.
    package static func needs(_ needs: ServerNeed...) -> Self {
        .enabled("needs \(needs.map(\.description).joined(separator: " and "))") {
            try needs.allSatisfy { try $0.isMet() }
        }
    }
}

extension TestServer {
    /// The major version of the server: 15.
    package static func majorVersion() throws -> Int {
        try ServerDescription.ofTests.get().majorVersion
    }
}

/// What the server of the tests is.
private struct ServerDescription: Sendable {
    let majorVersion: Int
    let hasICU: Bool
    let extensions: Set<String>

    static let ofTests = Result { try ServerDescription() }

    /// A few collations of ICU are listed, from 16 on, also by a server that is built without it.
    private init() throws {
        let rows = try TestDatabase().query(
            """
            SELECT current_setting('server_version_num')::integer / 10000,
                   (SELECT count(*) > 9 FROM pg_collation WHERE collprovider = 'i'),
                   (SELECT string_agg(name, ',') FROM pg_available_extensions)
            """)
        guard let row = rows.first, row.count == 3, let majorVersion = Int(row[0]) else {
            throw TestFailure("the server does not say what it is")
        }
        self.majorVersion = majorVersion
        hasICU = row[1] == "t"
        extensions = Set(row[2].split(separator: ",").map(String.init))
    }
}
