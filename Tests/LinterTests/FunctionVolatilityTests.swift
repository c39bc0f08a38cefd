import Linter
import TestSupport
import Testing

/// What is known of functions by their names, compared with the server's catalogue.
struct FunctionVolatilityTests {
    @Test func whatDefaultsCallIsAsVolatileAsTheServerSays() throws {
        let database = try TestDatabase()
        let session = try SQLSession(database)
        for name in ["now", "random", "gen_random_uuid", "clock_timestamp", "timeofday"] {
            let isVolatile =
                try session.value(
                    "SELECT bool_or(provolatile = 'v') FROM pg_proc WHERE proname = '\(name)'")
                == "t"
            let found = try LintedExample(
                RuleExample(
                    setup: "CREATE TABLE orders (id int);",
                    migration: "ALTER TABLE orders ADD value text DEFAULT \(name)()::text;")
            ).rules
            #expect(found.contains("volatile-default") == isVolatile, "\(name)")
        }
    }

    @Test func aFunctionOfTheRunIsAsItWasCreated() throws {
        for (word, isFound) in [
            ("IMMUTABLE", false), ("STABLE", false), ("VOLATILE", true), ("", true),
        ] {
            let example = RuleExample(
                setup: "CREATE TABLE orders (id int);",
                migration: """
                    CREATE FUNCTION code() RETURNS int LANGUAGE sql \(word) AS 'SELECT 1';
                    ALTER TABLE orders ADD value int DEFAULT code();
                    """)
            #expect(try LintedExample(example).rules.contains("volatile-default") == isFound)
        }
    }
}
