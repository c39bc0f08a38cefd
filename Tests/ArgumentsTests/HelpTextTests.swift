import Arguments
import Testing

struct HelpTextTests {
    @Test func program() {
        #expect(
            Self.text(nil) == """
                OVERVIEW: Does things to files.

                It does them well.

                And fast.

                USAGE: tool [<subcommand>] [<options>]

                COMMON OPTIONS:
                  --dir <dir>             Where.
                  --quiet                 Say less.
                  --version               Show the version.
                  -h, --help              Show help information.

                SUBCOMMANDS:
                  add (default)           Add files to the store, one after the other, and tell
                                          what became of each.
                  remove, rm              Remove a file.

                  See 'tool help <subcommand>' for detailed help.

                """)
    }

    @Test func command() {
        #expect(
            Self.text("add") == """
                OVERVIEW: Add files to the store, one after the other, and tell what became of
                each.

                USAGE: tool add [<options>]

                OPTIONS:
                  -c, --count <n>         How many. (default: 1)
                  --kind <kind>           Which. (values: a, b)
                  --a-very-long-option-name <value>
                                          A sentence that is long enough to be broken into two
                                          lines.
                  -f, --force             Do it anyway.
                  --check/--no-check      Look first.
                  --log <file>/--no-log   Keep a log.

                COMMON OPTIONS:
                  --dir <dir>             Where.
                  --quiet                 Say less.
                  --version               Show the version.
                  -h, --help              Show help information.

                """)
        #expect(
            Self.text("rm").contains(
                """
                USAGE: tool remove [<options>] <file> [<n>]

                ARGUMENTS:
                  <file>                  Which file.
                  <n>                     How many times.

                """))
    }

    @Test func hints() {
        let general = ArgumentsError("x")
        #expect(sampleProgram.usage(for: general) == "tool [<subcommand>] [<options>]")
        #expect(sampleProgram.helpCommand(for: general) == "tool --help")
        let special = ArgumentsError("x", command: "remove")
        #expect(sampleProgram.usage(for: special) == "tool remove [<options>] <file> [<n>]")
        #expect(sampleProgram.helpCommand(for: special) == "tool remove --help")
    }

    private static func text(_ command: String?) -> String {
        guard let command = command.flatMap(sampleProgram.command(named:)) else {
            return sampleProgram.helpText
        }
        return sampleProgram.helpText(of: command)
    }
}
