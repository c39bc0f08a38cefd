import Configuration
import MigrationKit
import TestSupport
import Testing

struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration {
        try Configuration(
            reading: ConfigurationValue(JSON(parsing: text)), file: "/p/jsmigrate.config.json",
            folder: "/p")
    }

    private func failure(_ text: String) -> GeneralFailure? {
        do {
            _ = try read(text)
            return nil
        } catch {
            return error as? GeneralFailure
        }
    }

    @Test func everyKindOfValue() throws {
        let configuration = try read(
            """
            {"dir": "db", "database": "postgres://h/d", "strict": true, "lock": false,
             "lockWait": 1.5, "lockTimeout": "500ms", "statementTimeout": 0, "verbosity": "quiet",
             "protectedDatabases": ["live", "stage"],
             "thresholds": {"blockingLockAge": "2min", "connectionUsePercent": 90}}
            """)
        #expect(configuration[.dir] == .text("db"))
        #expect(configuration.database == "postgres://h/d")
        #expect(configuration[.strict] == .flag(true) && configuration[.lock] == .flag(false))
        #expect(configuration[.lockWait] == .duration(RunDuration(milliseconds: 1500)))
        #expect(configuration[.lockTimeout] == .duration(RunDuration(milliseconds: 500)))
        #expect(configuration[.statementTimeout] == .duration(RunDuration(milliseconds: 0)))
        #expect(configuration[.verbosity] == .text("quiet"))
        #expect(configuration[.schemaFile] == nil)
        #expect(configuration.protectedDatabases == ["live", "stage"])
        var thresholds = ValidationThresholds()
        thresholds.blockingLockAge = .seconds(120)
        thresholds.connectionUsePercent = 90
        #expect(configuration.thresholds == thresholds)
        #expect(configuration.namedThresholds == [.blockingLockAge, .connectionUsePercent])
        #expect(try read("{}").thresholds == ValidationThresholds())
    }

    @Test(arguments: [
        ("[]", "the configuration must be an object, and is an array"),
        (#"{"lockwait": 5}"#, "there is no setting 'lockwait'. Did you mean 'lockWait'?"),
        (
            #"{"lock-timeout": 5}"#,
            "there is no setting 'lock-timeout'. Did you mean 'lockTimeout'?"
        ),
        (#"{"colour": "auto"}"#, "there is no setting 'colour'. Did you mean 'color'?"),
        (#"{"somethingElse": 1}"#, "there is no setting 'somethingElse'"),
        (
            #"{"thresholds": {"activeConections": 1}}"#,
            "there is no setting 'activeConections' in thresholds. Did you mean 'activeConnections'?"
        ),
        (#"{"strict": "yes"}"#, "strict must be true or false, and is a string"),
        (#"{"dir": 5}"#, "dir must be a path, as a string, and is 5"),
        (#"{"dir": ""}"#, "dir must be a path, as a string, and is empty"),
        (#"{"database": {}}"#, "database must be a connection string, and is an object"),
        (#"{"database": null}"#, "database must be a connection string, and is null"),
        (
            #"{"color": "blue"}"#, "color must be one of 'auto', 'always', 'never', and is 'blue'"
        ),
        (
            #"{"lockWait": "soon"}"#,
            "lockWait must be a duration, and is 'soon': write 500ms, 5s, 2min or 1h; a bare number is seconds"
        ),
        (
            #"{"lockWait": 1e300}"#,
            "lockWait must be a duration, and is a number: the longest duration is 24 days"
        ),
        (
            #"{"lockWait": -1}"#,
            "lockWait must be a duration such as '500ms', '5s' or '2min', or a number of seconds, and is -1"
        ),
        (
            #"{"protectedDatabases": ["a", 1]}"#,
            "protectedDatabases[1] must be a string that is not empty, and is 1"
        ),
        (
            #"{"thresholds": {"connectionUsePercent": 101}}"#,
            "thresholds.connectionUsePercent must be a whole number from 0 to 100, and is 101"
        ),
        (
            #"{"thresholds": {"activeConnections": 1.5}}"#,
            "thresholds.activeConnections must be a whole number from 0 to 2147483647, and is 1.5"
        ),
        (
            #"{"thresholds": {"successRatePercent": 100.5}}"#,
            "thresholds.successRatePercent must be a number from 0 to 100, and is 100.5"
        ),
        (
            #"{"thresholds": {"blockingLockAge": true}}"#,
            "thresholds.blockingLockAge must be a duration such as '500ms', '5s' or '2min', or a number of seconds, and is true"
        ),
    ])
    func mistake(text: String, message: String) {
        let failure = failure(text)
        #expect(failure?.message == message)
        #expect(failure?.exitCode == .refused)
        #expect(failure?.location == FileLocation(file: "/p/jsmigrate.config.json"))
    }

    @Test func allMistakesAreToldAtOnce() {
        let failure = failure(#"{"strict": 1, "dirr": "db", "color": true}"#)
        #expect(failure?.message == "the configuration has 3 mistakes")
        #expect(
            failure?.details == [
                "strict must be true or false, and is 1",
                "there is no setting 'dirr'. Did you mean 'dir'?",
                "color must be one of 'auto', 'always', 'never', and is true",
            ])
    }

    /// Documentation/Configuration.md has a row for each, with its default.
    @Test func everySettingIsDocumented() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let rows = try Project(at: "/\(root)").read("Documentation/Configuration.md")
            .split(separator: "\n").filter { $0.hasPrefix("| `") }
        func row(_ name: String) -> String {
            String(rows.first { $0.hasPrefix("| `\(name)` |") } ?? "")
        }
        for key in ConfigurationKey.allCases where key != .thresholds {
            let expected: String =
                switch key.defaultValue {
                case .flag(let holds): "`\(holds)`"
                case .text(let text): "`'\(text)'`"
                case .count(let count): "`\(count)`"
                case .duration(let duration): "`'\(duration)'`"
                case .names: "`[]`"
                case .thresholds, .hooks, .lint, nil: "none"
                }
            #expect(row(key.rawValue).contains("| \(expected) |"), "\(key.rawValue)")
        }
        for key in ThresholdKey.allCases {
            let value = key.value(in: ValidationThresholds())
            let expected = value.string.map { "`'\($0)'`" } ?? "`\(value.compact)`"
            #expect(row(key.rawValue).contains("| \(expected) |"), "\(key.rawValue)")
        }
        #expect(rows.count == ConfigurationKey.allCases.count - 1 + ThresholdKey.allCases.count)
    }

    /// The examples of the thresholds in Documentation/Configuration.md are such as can be set.
    @Test func everyExampleOfAThresholdIsTaken() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let rows = try Project(at: "/\(root)").read("Documentation/Configuration.md")
            .split(separator: "\n").filter { $0.hasPrefix("| `") }
        let examples = rows.compactMap { row -> (ThresholdKey, String)? in
            let cells = row.split(separator: "|").map {
                $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            }.map { String($0) }
            guard cells.count > 3,
                let key = ThresholdKey(rawValue: cells[0].replacing("`", with: ""))
            else { return nil }
            let literal = cells[3].replacing("`", with: "").replacing("'", with: "\"")
            return (key, literal)
        }
        #expect(examples.count == ThresholdKey.allCases.count)
        for (key, example) in examples {
            let text = #"{"thresholds": {"\#(key.rawValue)": \#(example)}}"#
            #expect(throws: Never.self, "\(text)") {
                try Configuration(
                    reading: ConfigurationValue(JSON(parsing: text)), file: "/p/c.json",
                    folder: "/p")
            }
        }
    }

    @Test func namesOfOptions() {
        #expect(ConfigurationKey.envFile.option == "env-file")
        #expect(ConfigurationKey.statementTimeout.option == "statement-timeout")
        #expect(ConfigurationKey.thresholds.option == nil)
    }
}
