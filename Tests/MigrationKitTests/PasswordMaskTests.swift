import MigrationKit
import Testing

@Suite struct PasswordMaskTests {
    @Test(
        "A password is hidden, character by character",
        arguments: [
            ("ALTER ROLE a PASSWORD 'se''cret' LOGIN", "ALTER ROLE a PASSWORD '********' LOGIN"),
            (
                "CREATE USER a WITH ENCRYPTED password 'é日'",
                "CREATE USER a WITH ENCRYPTED password '**'"
            ),
            (
                "EXECUTE 'ALTER ROLE a PASSWORD ''x'' LOGIN'",
                "EXECUTE 'ALTER ROLE a PASSWORD ''*'' LOGIN'"
            ),
            ("PASSWORD '' VALID UNTIL 'now'", "PASSWORD '' VALID UNTIL 'now'"),
            ("OPTIONS (user 'u', password 'p')", "OPTIONS (user 'u', password '*')"),
            ("SET password = 'hash' WHERE id = 'x'", "SET password = '****' WHERE id = 'x'"),
            (
                "CONNECTION 'host=h password=abc dbname=d'",
                "CONNECTION 'host=h password=*** dbname=d'"
            ),
            ("host=h sslpassword=abc", "host=h sslpassword=***"),
            (#"{"password":"abc","user":"u"}"#, #"{"password":"***","user":"u"}"#),
            ("postgresql://u:p%40w@h:5432/d", "postgresql://u:*****@h:5432/d"),
            ("at postgres://u:a@b@h/d, and", "at postgres://u:***@h/d, and"),
            ("PASSWORD 'open", "PASSWORD '****"),
            (#"PASSWORD E's\'x' LOGIN"#, "PASSWORD E'****' LOGIN"),
            ("PASSWORD U&'sx'", "PASSWORD U&'**'"),
            ("PASSWORD $$s'x$$ LOGIN", "PASSWORD $$***$$ LOGIN"),
            ("PASSWORD $a$s$$x$a$", "PASSWORD $a$****$a$"),
        ])
    func isHidden(_ text: String, _ expected: String) {
        #expect(text.withoutPasswords == expected)
    }

    @Test(
        "What is no password is left",
        arguments: [
            "CREATE TABLE u (password text NOT NULL DEFAULT 'x', \"password\" text)",
            "INSERT INTO u (password, name) VALUES ($1, 'b')", "SET password = $1",
            "COMMENT ON COLUMN u.password IS 'how it is made'", "password_hash = 'x'",
            "postgresql://u@h:5432/d", "https://example.org/a:b@c", "a // b: c @ d",
            "PASSWORD NULL",
            "password", "password=", "password '",
        ])
    func isLeft(_ text: String) {
        #expect(text.withoutPasswords == text)
    }
}
