import Arguments
import Configuration
import Filesystem
import MigrationKit
import MigrationRunner

extension SettingsReport {
    /// Finds out where each setting comes from. Nothing is started, and no database asked.
    ///
    /// - Throws: a failure of exit code 5 where the database is named in a way that cannot be read.
    init(_ parsed: ParsedArguments, in workspace: Workspace) throws(GeneralFailure) {
        let finder = SettingFinder(parsed: parsed, workspace: workspace)
        var settings: [Setting] = []
        for key in ConfigurationKey.allCases {
            switch key {
            case .database: settings.append(try finder.database())
            case .verbosity: settings.append(finder.verbosity())
            case .color: settings.append(finder.color())
            case .thresholds: settings += finder.thresholds()
            default: settings.append(finder.setting(key))
            }
        }
        file = workspace.configuration?.file
        self.settings = settings
    }
}

/// Finds the value and the source of settings.
private struct SettingFinder {
    typealias Setting = SettingsReport.Setting

    let parsed: ParsedArguments
    let workspace: Workspace

    private var configuration: Configuration? { workspace.configuration }

    /// A setting that only the command line and the configuration file can change.
    func setting(_ key: ConfigurationKey) -> Setting {
        if let option = key.option, parsed.isGiven(option) {
            let isNegated = parsed.isNegated(option)
            return Setting(
                name: key.rawValue, value: given(key, parsed.value(option)), source: .commandLine,
                origin: isNegated ? "--no-\(option)" : "--\(option)")
        }
        if let configuration, let setting = configuration[key] {
            return Setting(
                name: key.rawValue, value: json(setting, of: key), source: .configurationFile,
                origin: configuration.file)
        }
        return Setting(
            name: key.rawValue, value: key.defaultValue.map { json($0, of: key) } ?? .null,
            source: .standard, origin: nil)
    }

    func database() throws(GeneralFailure) -> Setting {
        let name = ConfigurationKey.database.rawValue
        if workspace.options.isEphemeral {
            return Setting(
                name: name, value: "a private PostgreSQL", source: .commandLine,
                origin: "--ephemeral")
        }
        guard let source = try workspace.namedConnectionSource() else {
            return Setting(name: name, value: .null, source: .standard, origin: nil)
        }
        let kind: SettingsReport.Source =
            if workspace.options.database != nil {
                .commandLine
            } else if configuration?.database != nil {
                .configurationFile
            } else {
                source.origin.hasSuffix(" in the environment") ? .environment : .dotEnv
            }
        return Setting(
            name: name, value: .string("\(source.settings)"), source: kind, origin: source.origin)
    }

    func verbosity() -> Setting {
        guard let word = ["verbose", "quiet"].first(where: parsed.isGiven) else {
            return setting(.verbosity)
        }
        return Setting(
            name: ConfigurationKey.verbosity.rawValue, value: .string(word), source: .commandLine,
            origin: "--\(word)")
    }

    func color() -> Setting {
        let setting = setting(.color)
        guard setting.value == "auto", !(ProcessFacts.environment["NO_COLOR"] ?? "").isEmpty else {
            return setting
        }
        return Setting(
            name: setting.name, value: "never", source: .environment,
            origin: "NO_COLOR in the environment")
    }

    func thresholds() -> [Setting] {
        let thresholds = configuration?.thresholds ?? ValidationThresholds()
        return ThresholdKey.allCases.map { key in
            let isSet = configuration?.namedThresholds.contains(key) ?? false
            return Setting(
                name: "\(ConfigurationKey.thresholds.rawValue).\(key.rawValue)",
                value: key.value(in: thresholds), source: isSet ? .configurationFile : .standard,
                origin: isSet ? configuration?.file : nil)
        }
    }

    /// What the command line says, nil for nothing.
    private func given(_ key: ConfigurationKey, _ text: String?) -> JSON {
        switch key.kind {
        case .flag: .bool(text != nil)
        case .count: text.flatMap { Int($0) }.map(JSON.integer) ?? .null
        case .connection: JSON(text.map(withoutPassword))
        case .duration:
            JSON(text.flatMap { try? RunDuration(parsing: $0) }?.description)
        case .path:
            JSON(text.map { Filesystem.absolute($0, relativeTo: Filesystem.currentDirectory) })
        default: JSON(text)
        }
    }

    /// A connection string as people may see it.
    private func withoutPassword(_ text: String) -> String {
        (try? workspace.settings(of: text)).map { "\($0)" } ?? "a connection string"
    }

    private func json(_ setting: ConfigurationSetting, of key: ConfigurationKey) -> JSON {
        switch setting {
        case .flag(let holds): return .bool(holds)
        case .count(let count): return .integer(count)
        case .duration(let duration): return .string(duration.description)
        case .names(let names): return .array(names.map(JSON.string))
        case .hooks(let hooks): return .array(hooks.map { .string($0.rawValue) })
        case .lint(let lint):
            return .array(
                lint.disabled.map { .string("\($0): off") }
                    + lint.severities.map { .string("\($0.rule): \($0.word)") })
        case .thresholds: return .null
        case .text(let text) where key.kind == .connection: return .string(withoutPassword(text))
        case .text(let text):
            guard key.kind == .path, let configuration, configuration[key] == setting else {
                return .string(text)
            }
            return .string(Filesystem.absolute(text, relativeTo: configuration.folder))
        }
    }
}
