import MigrationKit

/// The settings in force and where each comes from.
struct SettingsReport {
    /// Who decides about a setting, the first of them that says something.
    enum Source: String {
        case commandLine = "command line"
        case configurationFile = "config file"
        case environment
        case dotEnv = ".env"
        case standard = "default"
    }

    /// A setting in force.
    struct Setting {
        /// Its name in a configuration file.
        let name: String
        /// Its value; null for none.
        let value: JSON
        let source: Source
        /// The very option, file or variable; nil for a default.
        let origin: String?
    }

    /// The configuration file, nil for none.
    let file: String?
    let settings: [Setting]

    /// The document of `config --json`.
    var json: JSON {
        [
            "file": JSON(file),
            "settings": .array(
                settings.map { setting in
                    [
                        "key": .string(setting.name), "value": setting.value,
                        "source": .string(setting.source.rawValue), "origin": JSON(setting.origin),
                    ]
                }),
        ]
    }

    /// The report for people.
    func text(style: TextStyle) -> String {
        var table = TextTable([.init("SETTING"), .init("VALUE"), .init("FROM")])
        for setting in settings {
            table.append([
                .init(setting.name), .init(setting.value.plain),
                .init(
                    setting.origin ?? setting.source.rawValue,
                    setting.source == .standard ? .faint : .none),
            ])
        }
        let title = file.map { "configuration file: \($0)" } ?? "no configuration file"
        return "\(title)\n\n" + table.render(style: style)
    }
}

extension JSON {
    /// The value without JSON's marks.
    fileprivate var plain: String {
        switch self {
        case .null, .array([]): "none"
        case .string(let text): text
        case .array(let elements): elements.map(\.plain).joined(separator: ", ")
        default: compact
        }
    }
}
