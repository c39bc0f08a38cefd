import Arguments
import Configuration
import Filesystem
import MigrationKit

extension Configuration {
    /// The connection string of the database and who says so.
    var namedDatabase: (text: String, file: String)? { database.map { ($0, file) } }

    /// What holds for options of which the command line says nothing. The database is not among
    /// them: it has other sources as well, and people are told which one counts.
    func defaults(for parsed: ParsedArguments) -> [String: OptionWord] {
        var words: [String: OptionWord] = [:]
        for key in ConfigurationKey.allCases where key != .database {
            guard let option = key.option, let setting = self[key] else { continue }
            words[option] = word(setting, of: key)
        }
        if case .text(let word) = self[.verbosity], word != "normal",
            !parsed.isGiven("verbose"), !parsed.isGiven("quiet")
        {
            words[word] = .given("")
        }
        return words
    }

    private func word(_ setting: ConfigurationSetting, of key: ConfigurationKey) -> OptionWord? {
        switch setting {
        case .flag(let holds): holds ? .given("") : .negated
        case .text(let text):
            .given(key.kind == .path ? Filesystem.absolute(text, relativeTo: folder) : text)
        case .count(let count): .given(String(count))
        case .duration(let duration): .given("\(duration.milliseconds)ms")
        case .names, .thresholds, .hooks, .lint: nil
        }
    }
}
