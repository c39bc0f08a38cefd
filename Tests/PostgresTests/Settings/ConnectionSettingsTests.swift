import Postgres
import Testing

@Suite("Connection settings")
struct ConnectionSettingsTests {
    @Test(
        "The URL form reads back as the same settings",
        arguments: [
            "postgresql://u:p%40%2F%3A@h:5433/d",
            "postgresql://u@%2Fvar%2Frun%2Fpostgresql/my%20db",
            "postgresql://[::1]:5432/d", "postgresql://a:1,b:2/d", "postgresql:///d",
            "postgresql://h/d?sslmode=verify-full&options=-c%20a%3Db&application_name=x",
            "postgresql://h/d?sslmode=no-verify", "postgresql://h/?connect_timeout=5",
            "postgresql://u:@h/d", "postgresql://h/d?password=x",
        ])
    func url(_ text: String) throws {
        let settings = try ConnectionString.parse(text).settings
        #expect(try ConnectionString.parse(settings.url).settings == settings)
    }

    @Test("The description shows no secret")
    func description() throws {
        let settings = try ConnectionString.parse(
            "postgres://app:geheim@db:5433/shop?sslkey=/k&options=-c%20x.y%3Dgeheim"
        ).settings
        #expect(settings.description == "postgresql://app@db:5433/shop")
        #expect(!String(reflecting: settings).contains("geheim"))
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!dumped.contains("geheim"))
    }

    private func keywords(_ text: String) throws -> [String: String] {
        let pairs = try ConnectionString.parse(text).settings.libpqKeywords()
        return Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    @Test(
        "TLS for libpq",
        arguments: [
            ("postgres://h/d", "disable", nil),
            ("postgres://h/d?sslmode=no-verify", "require", "/dev/null/none"),
            ("postgres://h/d?sslmode=require&sslrootcert=/ca", "verify-full", "/ca"),
            ("host=h dbname=d", nil, nil),
            ("host=h sslmode=require", "require", nil),
            ("host=h sslmode=verify-ca sslrootcert=/ca", "verify-ca", "/ca"),
        ] as [(String, String?, String?)])
    func tls(_ text: String, _ mode: String?, _ authority: String?) throws {
        let keywords = try keywords(text)
        #expect(keywords["sslmode"] == mode)
        #expect(keywords["sslrootcert"] == authority)
    }

    @Test("Keywords for libpq")
    func libpq() throws {
        let keywords = try keywords("postgres://u:p@h:1/d?connect_timeout=3&keepalives=1")
        #expect(
            keywords == [
                "host": "h", "port": "1", "dbname": "d", "user": "u", "password": "p",
                "connect_timeout": "3", "keepalives": "1", "sslmode": "disable",
                "fallback_application_name": "jsmigrate", "client_encoding": "UTF8",
            ])
    }
}
