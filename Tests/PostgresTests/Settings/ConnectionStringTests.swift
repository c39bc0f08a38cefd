import Postgres
import Testing

@Suite("Reading connection strings")
struct ConnectionStringTests {
    /// host, port, database, user, password
    private func parts(_ text: String) throws -> [String?] {
        let settings = try ConnectionString.parse(text).settings
        return [settings.host, settings.port, settings.database, settings.user, settings.password]
    }

    @Test(
        "URLs, as pg-connection-string reads them",
        arguments: [
            ("postgres://brian:pw@boom:381/lala", ["boom", "381", "lala", "brian", "pw"]),
            ("postgresql://localhost", ["localhost", nil, nil, nil, nil]),
            ("  postgres://h/d\n", ["h", nil, "d", nil, nil]),
            ("postgres://brian@[2001:db8::1]:5432/d", ["2001:db8::1", "5432", "d", "brian", nil]),
            ("postgres://localhost/post gres", ["localhost", nil, "post gres", nil, nil]),
            ("postgres://localhost/post%20gres", ["localhost", nil, "post gres", nil, nil]),
            ("postgres://u:hello:pass:world@h/d", ["h", nil, "d", "u", "hello:pass:world"]),
            ("postgres://u:a@b@h/d", ["h", nil, "d", "u", "a@b"]),
            ("postgres://u:a+b@h/d", ["h", nil, "d", "u", "a+b"]),
            (
                "pg://my f%irst name:is&%awesome!@localhost:9000",
                ["localhost", "9000", nil, "my f%irst name", "is&%awesome!"]
            ),
            (
                "pg://bi%25na%25%25ry%20:s%40f%23@localhost/%20u%2520rl",
                ["localhost", nil, " u%20rl", "bi%na%%ry ", "s@f#"]
            ),
            ("pg://u:p@%2Funix%2Fsocket/dbname", ["/unix/socket", nil, "dbname", "u", "p"]),
            ("pg://u:p@/dbname?host=/unix/socket", ["/unix/socket", nil, "dbname", "u", "p"]),
            ("pg://localhost/d?host=/unix/socket&port=7", ["/unix/socket", "7", "d", nil, nil]),
            ("pg://localhost/%2Fdbname", ["localhost", nil, "%2Fdbname", nil, nil]),
            ("pg://h/?user=u&password=p%26q&dbname=d", ["h", nil, "d", "u", "p&q"]),
            ("pg://myhost/", ["myhost", nil, nil, nil, nil]),
            ("postgres://a:1,b:2/d", ["a,b", "1,2", "d", nil, nil]),
            ("postgres://a,b:2/d", ["a,b", ",2", "d", nil, nil]),
            ("/const/run/ mydb", ["/const/run/", nil, "mydb", nil, nil]),
            ("/const/run/", ["/const/run/", nil, nil, nil, nil]),
            (
                "socket:/some path/?db=my[db]&encoding=utf8",
                ["/some path/", nil, "my[db]", nil, nil]
            ),
            ("socket:/some%20path/?db=my%2Bdb", ["/some path/", nil, "my+db", nil, nil]),
            ("socket://brian:pw@/const/run/?db=mydb", ["/const/run/", nil, "mydb", "brian", "pw"]),
            ("postgres://ü:ñ@h/日本", ["h", nil, "日本", "ü", "ñ"]),
        ] as [(String, [String?])])
    func urls(_ text: String, _ expected: [String?]) throws {
        #expect(try parts(text) == expected)
    }

    @Test(
        "libpq's keywords",
        arguments: [
            ("host=h port=1 dbname=d user=u password=p", ["h", "1", "d", "u", "p"]),
            (#"host = h  password = 'a b\'c\\d'"#, ["h", nil, nil, nil, #"a b'c\d"#]),
            (#"password=a\ b dbname=''"#, [nil, nil, "", nil, "a b"]),
        ] as [(String, [String?])])
    func keywords(_ text: String, _ expected: [String?]) throws {
        #expect(try parts(text) == expected)
        #expect(try ConnectionString.parse(text).settings.tls == .libpq(nil))
    }

    @Test(
        "TLS, as pg means it",
        arguments: [
            ("", nil), ("?ssl=true", .verified), ("?ssl=1", .verified), ("?ssl=0", .disabled),
            ("?ssl=false", .disabled), ("?ssl=no-verify", .unverified),
            ("?sslmode=disable", .disabled), ("?ssl=true&sslmode=disable", .disabled),
            ("?sslmode=prefer", .verified), ("?sslmode=require", .verified),
            ("?sslmode=verify-ca", .verified), ("?sslmode=verify-full", .verified),
            ("?sslmode=no-verify", .unverified), ("?sslrootcert=/ca", .verified),
            ("?sslmode=require&uselibpqcompat=true", .unverified),
            ("?sslmode=prefer&uselibpqcompat=true", .unverified),
            ("?sslmode=require&uselibpqcompat=true&sslrootcert=/ca", .verifiedAuthority),
            ("?sslmode=verify-ca&uselibpqcompat=true&sslrootcert=/ca", .verifiedAuthority),
        ] as [(String, TLSMode?)])
    func tls(_ query: String, _ mode: TLSMode?) throws {
        #expect(try ConnectionString.parse("postgres://h/d" + query).settings.tls == mode)
    }

    @Test("Other tools' parameters are dropped with a notice that shows no value")
    func foreign() throws {
        let parsed = try ConnectionString.parse(
            "postgres://u:p@h/d?schema=geheim&pgbouncer=true&connection_limit=1&pool_timeout=2"
                + "&sslaccept=strict&statement_cache_size=0&socket_timeout=3&what=is"
                + "&keepalives=0&application_name=a%20b&options=-c%20geqo%3Doff&statement_timeout=9"
        )
        #expect(parsed.notices.count == 8)
        #expect(!parsed.notices.joined().contains("geheim"))
        #expect(parsed.settings.applicationName == "a b")
        #expect(parsed.settings.options == "-c geqo=off -c statement_timeout=9")
        #expect(parsed.settings.furtherKeywords == [.init(name: "keepalives", value: "0")])
    }

    @Test(
        "Errors name what is wrong and keep the password",
        arguments: [
            ("", .empty), ("   ", .empty), ("mydb", .neitherForm),
            ("mysql://u:geheim@h/d", .unknownScheme("mysql")),
            ("postgres://u:ge/heim@h/d", .unencodedPassword),
            ("postgres://u:ge?heim@h/d", .unencodedPassword),
            ("postgres://u:ge#heim@h/d", .unencodedPassword),
            ("postgres://u:geheim@h:port/d", .badPort), ("postgres://h:0/d", .badPort),
            ("postgres://h:70000", .badPort), ("postgres://[::1/d", .badAddress),
            ("postgres://u:%ff@h/d", .badEncoding("password")),
            ("postgres://h/d?sslmode=geheim", .badValue(parameter: "sslmode")),
            ("postgres://h/d?connect_timeout=geheim", .badValue(parameter: "connect_timeout")),
            ("postgres://h/d?sslmode=verify-ca&uselibpqcompat=true", .missingAuthority),
            ("host=h geheim", .missingEquals),
            ("password='geheim", .unterminatedQuote(keyword: "password")),
        ] as [(String, ConnectionStringError)])
    func errors(_ text: String, _ expected: ConnectionStringError) {
        let error = #expect(throws: ConnectionStringError.self) { try ConnectionString.parse(text) }
        #expect(error == expected)
        #expect(error?.description.contains("heim") == false)
    }
}
