package import MigrationKit

/// What a configuration file sets.
package struct Configuration: Equatable, Sendable {
    /// The file, as people are told of it.
    package let file: String

    /// The folder that relative paths begin from.
    package let folder: String

    private let settings: [ConfigurationKey: ConfigurationSetting]

    /// Reads the value of a configuration file.
    ///
    /// - Parameters:
    ///   - file: the file, as people are told of it.
    ///   - folder: the folder that it is in.
    /// - Throws: a failure of exit code 5 that names all that is wrong.
    package init(
        reading value: ConfigurationValue, file: String, folder: String
    ) throws(GeneralFailure) {
        self.file = file
        self.folder = folder
        var reader = ConfigurationReader(isJSON: file.hasSuffix(".json"))
        settings = reader.settings(from: value)
        guard let first = reader.problems.first else { return }
        let isOne = reader.problems.count == 1
        throw .configuration(
            isOne ? first : "the configuration has \(reader.problems.count) mistakes",
            location: FileLocation(file: file), details: isOne ? [] : reader.problems,
            remedy: "`jsmigrate config --no-config` shows every setting")
    }

    /// What is set for a key, nil for nothing.
    package subscript(key: ConfigurationKey) -> ConfigurationSetting? { settings[key] }

    /// The connection string of the database, nil where none is set.
    package var database: String? {
        if case .text(let text) = self[.database] { text } else { nil }
    }

    /// The names of the databases that nothing may destroy.
    package var protectedDatabases: [String] {
        if case .names(let names) = self[.protectedDatabases] { names } else { [] }
    }

    /// The thresholds of the validators; what is not set is the documented default.
    package var thresholds: ValidationThresholds {
        if case .thresholds(let thresholds, _) = self[.thresholds] { thresholds } else { .init() }
    }

    /// What is said of the rules of `lint`.
    package var lint: LintConfiguration {
        if case .lint(let lint) = self[.lint] { lint } else { .init() }
    }

    /// The hooks that there are, in the order in which they are called.
    package var hooks: [HookKey] {
        if case .hooks(let hooks) = self[.hooks] { hooks } else { [] }
    }

    /// The thresholds that are set.
    package var namedThresholds: Set<ThresholdKey> {
        if case .thresholds(_, let named) = self[.thresholds] { named } else { [] }
    }
}
