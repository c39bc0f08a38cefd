import Arguments
import MigrationKit

/// Checks what a configuration file says, and notes every mistake.
struct ConfigurationReader {
    /// Whether the file is one that cannot hold functions.
    let isJSON: Bool

    /// The mistakes, in the file's order.
    private(set) var problems: [String] = []

    init(isJSON: Bool) { self.isJSON = isJSON }

    /// Reads the whole value; what is wrong is left out, and noted.
    mutating func settings(
        from value: ConfigurationValue
    ) -> [ConfigurationKey: ConfigurationSetting] {
        guard case .object(let members) = value else {
            problems.append("the configuration must be an object, and is \(value.kind)")
            return [:]
        }
        var settings: [ConfigurationKey: ConfigurationSetting] = [:]
        for member in members {
            guard let key: ConfigurationKey = key(member.name) else { continue }
            settings[key] = setting(member.value, of: key)
        }
        return settings
    }

    private mutating func setting(
        _ value: ConfigurationValue, of key: ConfigurationKey
    ) -> ConfigurationSetting? {
        let name = key.rawValue
        switch (key.kind, value) {
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.text, .text(let text)), (.path, .text(let text)), (.connection, .text(let text)):
            guard text.isEmpty else { return .text(text) }
            problems.append("\(name) must be \(key.kind.expectation), and is empty")
        case (.choice(let words), .text(let text)):
            if words.contains(text) { return .text(text) }
            problems.append("\(name) must be \(key.kind.expectation), and is '\(text)'")
        case (.count, .number(let number)):
            if let count = Int(exactly: number), count >= 0 { return .count(count) }
            expected(key.kind.expectation, value, name)
        case (.duration, _): return duration(value, name).map(ConfigurationSetting.duration)
        case (.names, .list(let elements)): return names(elements, name)
        case (.thresholds, .object(let members)): return thresholds(members, name)
        case (.hooks, _) where isJSON:
            problems.append(
                "\(name) are functions, which a .json file cannot hold; move the configuration to"
                    + " jsmigrate.config.mjs")
        case (.hooks, .object(let members)): return hooks(members, name)
        case (.lint, .object(let members)): return lint(members, name)
        default: expected(key.kind.expectation, value, name)
        }
        return nil
    }

    private mutating func duration(
        _ value: ConfigurationValue, _ name: String, upTo longest: RunDuration = .longest
    ) -> RunDuration? {
        let text: String
        switch value {
        case .text(let words): text = words
        case .number(let seconds) where seconds >= 0 && seconds.isFinite:
            text = "\(Int(seconds * 1000 + 0.5, in: 0...longest.milliseconds + 1))ms"
        default:
            expected(ConfigurationKind.duration.expectation, value, name)
            return nil
        }
        do throws(RunDurationError) {
            return try RunDuration(parsing: text, upTo: longest)
        } catch {
            let found = if case .text = value { "'\(text)'" } else { value.kind }
            problems.append("\(name) must be a duration, and is \(found): \(error)")
            return nil
        }
    }

    private mutating func names(
        _ elements: [ConfigurationValue], _ name: String
    ) -> ConfigurationSetting {
        var names: [String] = []
        for (index, element) in elements.enumerated() {
            if case .text(let text) = element, !text.isEmpty {
                names.append(text)
            } else {
                expected("a string that is not empty", element, "\(name)[\(index)]")
            }
        }
        return .names(names)
    }

    private mutating func thresholds(
        _ members: [ConfigurationValue.Member], _ name: String
    ) -> ConfigurationSetting {
        var thresholds = ValidationThresholds()
        var named: Set<ThresholdKey> = []
        for member in members {
            guard let key: ThresholdKey = key(member.name, in: name) else { continue }
            named.insert(key)
            let full = "\(name).\(key.rawValue)"
            switch key.place {
            case .number(let path, let range):
                if case .number(let value) = member.value, let number = Int(exactly: value),
                    range.contains(number)
                {
                    thresholds[keyPath: path] = number
                } else {
                    expected(
                        "a whole number from \(range.lowerBound) to \(range.upperBound)",
                        member.value, full)
                }
            case .percentage(let path):
                if case .number(let value) = member.value, (0...100).contains(value) {
                    thresholds[keyPath: path] = value
                } else {
                    expected("a number from 0 to 100", member.value, full)
                }
            case .duration(let path, let longest):
                guard let duration = duration(member.value, full, upTo: longest) else { continue }
                thresholds[keyPath: path] = .milliseconds(duration.milliseconds)
            }
        }
        return .thresholds(thresholds, named: named)
    }

    private mutating func hooks(
        _ members: [ConfigurationValue.Member], _ name: String
    ) -> ConfigurationSetting {
        var hooks: Set<HookKey> = []
        for member in members {
            guard let key: HookKey = key(member.name, in: name) else { continue }
            if member.value == .function {
                hooks.insert(key)
            } else {
                expected("a function", member.value, "\(name).\(key.rawValue)")
            }
        }
        return .hooks(HookKey.allCases.filter(hooks.contains))
    }

    private mutating func lint(
        _ members: [ConfigurationValue.Member], _ name: String
    ) -> ConfigurationSetting {
        var lint = LintConfiguration()
        for member in members {
            guard let key: LintConfiguration.Key = key(member.name, in: name) else { continue }
            let full = "\(name).\(key.rawValue)"
            switch (key, member.value) {
            case (.disable, .list(let elements)):
                if case .names(let rules) = names(elements, full) { lint.disabled = rules }
            case (.rules, .object(let rules)):
                lint.severities = rules.compactMap { severity($0, full) }
            case (.disable, _): expected("an array of strings", member.value, full)
            case (.rules, _): expected("an object", member.value, full)
            }
        }
        return .lint(lint)
    }

    private mutating func severity(
        _ member: ConfigurationValue.Member, _ name: String
    ) -> LintConfiguration.Severity? {
        if case .text(let word) = member.value, LintConfiguration.words.contains(word) {
            return LintConfiguration.Severity(rule: member.name, word: word)
        }
        expected(
            ConfigurationKind.choice(LintConfiguration.words).expectation, member.value,
            "\(name).\(member.name)")
        return nil
    }

    /// Finds the key that a name stands for.
    private mutating func key<Key: RawRepresentable & CaseIterable>(
        _ name: String, in object: String? = nil
    ) -> Key? where Key.RawValue == String {
        if let key = Key(rawValue: name) { return key }
        let nearest = nearestMatch(to: name, among: Key.allCases.map(\.rawValue))
        problems.append(
            "there is no setting '\(name)'" + (object.map { " in \($0)" } ?? "")
                + (nearest.map { ". Did you mean '\($0)'?" } ?? ""))
        return nil
    }

    private mutating func expected(
        _ expectation: String, _ value: ConfigurationValue, _ name: String
    ) {
        let found = if case .number(let number) = value { number.plain } else { value.kind }
        problems.append("\(name) must be \(expectation), and is \(found)")
    }
}

extension Int {
    /// The whole part of a number, or the bound that is nearest to it.
    fileprivate init(_ number: Double, in bounds: ClosedRange<Int>) {
        self = Int(
            Swift.min(Swift.max(number, Double(bounds.lowerBound)), Double(bounds.upperBound)))
    }
}

extension Double {
    /// The number without a fraction that is zero.
    fileprivate var plain: String { Int(exactly: self).map(String.init) ?? String(self) }
}
