import Arguments
import MigrationKit

/// The options of `wait`.
struct WaitOptions: Equatable {
    /// How long it waits.
    var timeout = RunDuration.seconds(300)

    init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        timeout = try parsed.value("timeout", RunDuration.init(parsing:)) ?? timeout
    }
}

extension CommandDescription {
    /// `wait`.
    static let wait = CommandDescription(
        "wait", "Wait until nothing is pending.",
        discussion: """
            For the start of an application, which must not begin before its migrations are applied by \
            somebody else. A server that is not there yet is waited for, too. Exits with 0 when nothing \
            is pending, with 7 when something still is after the time, with 5 when the server was not \
            reached or a migration fails meanwhile.
            """,
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value(
                        "timeout", "duration", "How long to wait; 0 looks once.", default: "5min")
                ])
        ])
}
