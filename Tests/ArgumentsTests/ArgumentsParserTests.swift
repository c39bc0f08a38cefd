import Arguments
import Testing

private func run(_ line: [String]) throws -> ParsedArguments {
    let request = try sampleProgram.parse(line)
    guard case .run(let parsed) = request else {
        throw ArgumentsError("not a command to run: \(request)")
    }
    return parsed
}

struct ArgumentsParserTests {
    @Test(arguments: [
        [], ["add"], ["--dir", "x"], ["--dir=x", "add"], ["add", "--dir", "x"], ["--force"],
    ])
    func defaultCommandRuns(line: [String]) throws {
        #expect(try run(line).command.name == "add")
    }

    @Test(arguments: [
        ["--dir", "add", "rm", "x"], ["rm", "--dir", "add", "x"], ["rm", "x", "--dir=add"],
        ["--dir=a", "rm", "x", "--dir", "add"],
    ])
    func commonOptionsStandAnywhere(line: [String]) throws {
        let parsed = try run(line)
        #expect(parsed.command.name == "remove")
        #expect(parsed.value("dir") == "add")
        #expect(parsed.positionals == ["x"])
    }

    @Test func valuesKeepWhatLooksSpecial() throws {
        #expect(try run(["--dir", "host=a b=c"]).value("dir") == "host=a b=c")
        #expect(try run(["--dir=a=b"]).value("dir") == "a=b")
        #expect(try run(["--dir", "-"]).value("dir") == "-")
        #expect(try run(["--dir=--x"]).value("dir") == "--x")
        #expect(try run(["rm", "--", "--all"]).positionals == ["--all"])
    }

    @Test func whatIsTakenBack() throws {
        let parsed = try run(["--check", "--log", "a", "--no-log", "--no-check"])
        #expect(!parsed.has("check") && parsed.isGiven("check") && parsed.isNegated("check"))
        #expect(parsed.value("log") == nil && parsed.isNegated("log"))
        #expect(try run(["--no-log", "--log=b"]).value("log") == "b")
        #expect(
            throws: ArgumentsError(
                "The option '--no-log' takes no value, but 'a' was given", command: "add")
        ) { try run(["--no-log=a"]) }
        #expect(throws: ArgumentsError.self) { try run(["--no-force"]) }
    }

    @Test func defaultsHoldWhereNothingIsSaid() throws {
        let defaults: [String: OptionWord] = [
            "check": .given(""), "log": .given("d"), "force": .negated, "all": .given(""),
        ]
        let silent = try run([]).withDefaults(defaults)
        #expect(silent.has("check") && !silent.isGiven("check"))
        #expect(silent.value("log") == "d" && silent.isNegated("force"))
        #expect(!silent.has("all"), "an option of another command")
        let spoken = try run(["--no-check", "--log", "l", "--force"]).withDefaults(defaults)
        #expect(!spoken.has("check") && spoken.value("log") == "l" && spoken.has("force"))
    }

    @Test func shortNames() throws {
        let parsed = try run(["-f", "-c", "3"])
        #expect(parsed.has("force"))
        #expect(parsed.value("count") == "3")
        #expect(try run(["-c=4"]).value("count") == "4")
    }

    @Test(
        arguments: [
            (["ad"], "Unknown command 'ad'. Did you mean 'add'?", nil),
            (["list"], "Unknown command 'list'", nil),
            (["rmeove", "x"], "Unknown command 'rmeove'. Did you mean 'remove'?", nil),
            ([""], "Unknown command ''", nil),
            (["help", "ad"], "Unknown command 'ad'. Did you mean 'add'?", nil),
            (["--forse"], "Unknown option '--forse'. Did you mean '--force'?", "add"),
            (["--forse", "x"], "Unknown option '--forse'. Did you mean '--force'?", nil),
            (["--nonsense"], "Unknown option '--nonsense'", "add"),
            (["-x"], "Unknown option '-x'", "add"),
            (["-force"], "Unknown option '-force'. Did you mean '--force'?", "add"),
            (["rm", "-1", "x"], "Unknown option '-1'", "remove"),
            (
                ["rm", "x", "--force"], "The option '--force' belongs to 'add', not to 'remove'",
                "remove"
            ),
            (["--all"], "The option '--all' belongs to 'remove', not to 'add'", "add"),
            (["--dir"], "Missing value for '--dir <dir>'", "add"),
            (["--dir="], "Missing value for '--dir <dir>'", "add"),
            (["--dir", ""], "Missing value for '--dir <dir>'", "add"),
            (["--dir", "--quiet"], "Missing value for '--dir <dir>'", "add"),
            (
                ["--kind", "c"], "The value 'c' is invalid for '--kind <kind>': it takes a, b",
                "add"
            ),
            (["--force=yes"], "The option '--force' takes no value, but 'yes' was given", "add"),
            (["add", "x"], "Unexpected argument 'x'", "add"),
            (["rm", "a", "b", "c", "d"], "2 unexpected arguments: 'c', 'd'", "remove"),
            (["rm"], "Missing expected argument '<file>'", "remove"),
        ] as [([String], String, String?)])
    func refuses(line: [String], message: String, command: String?) {
        #expect(throws: ArgumentsError(message, command: command)) { try sampleProgram.parse(line) }
    }

    @Test(
        arguments: [
            (["-h"], nil), (["--help"], nil), (["help"], nil), (["help", "help"], nil),
            (["rm", "--help"], "remove"), (["--dir", "x", "rm", "-h", "--nonsense"], "remove"),
            (["help", "rm"], "remove"), (["nonsense", "--help"], nil),
        ] as [([String], String?)])
    func help(line: [String], command: String?) throws {
        #expect(
            try sampleProgram.parse(line) == .help(command.flatMap(sampleProgram.command(named:))))
    }

    @Test(arguments: [["--version"], ["rm", "--version"]])
    func version(line: [String]) throws {
        #expect(try sampleProgram.parse(line) == .version)
    }

    @Test func conversionFailureNamesTheOption() throws {
        let parsed = try run(["rm", "x", "three", "--dir", "y"])
        let convert: (String) throws -> Int = { _ in throw InvalidValue("it must be a number") }
        #expect(
            throws: ArgumentsError(
                "The value 'three' is invalid for '<n>': it must be a number", command: "remove")
        ) { try parsed.positional(1, convert) }
        #expect(
            throws: ArgumentsError(
                "The value 'y' is invalid for '--dir': it must be a number", command: "remove")
        ) { try parsed.value("dir", convert) }
        #expect(try parsed.positional(2, convert) == nil)
    }

    @Test func exclusion() throws {
        let parsed = try run(["--force", "--count", "1"])
        try parsed.requireAtMostOne(of: ["force", "quiet"])
        #expect(
            throws: ArgumentsError(
                "'--count' and '--force' cannot be used together", command: "add")
        ) { try parsed.requireAtMostOne(of: ["count", "force"]) }
    }
}
