/// Values of properties as people read them.
enum SchemaText {
    /// The longest list that is shown as a whole on either side of a change, in characters.
    private static let longestList = 100

    /// A value behind its property's name: `: text`, or nothing for what is just there.
    static func value(_ value: SchemaValue?) -> String {
        switch value {
        case nil, .flag: ""
        case .text(let text): ": \(text)"
        case .list(let texts), .order(let texts): ": " + texts.joined(separator: ", ")
        }
    }

    /// What became of a property, `type: text → integer`; of texts of several lines, the lines that
    /// differ.
    static func change(_ difference: SchemaChange.Difference) -> String {
        let (old, new) = (difference.old, difference.new)
        if case .text(let before)? = old, case .text(let after)? = new,
            before.contains("\n") || after.contains("\n")
        {
            return "\(difference.property):\n" + lines(from: before, to: after)
        }
        if let before = items(old), let after = items(new),
            before.joined().count + after.joined().count > longestList
        {
            let gone = before.filter { !after.contains($0) }.map { "-\($0)" }
            let come = after.filter { !before.contains($0) }.map { "+\($0)" }
            if !gone.isEmpty || !come.isEmpty {
                return "\(difference.property): " + (gone + come).joined(separator: ", ")
            }
        }
        let isFlag = old == .flag || new == .flag
        return "\(difference.property): \(side(old, isFlag)) → \(side(new, isFlag))"
    }

    private static func side(_ value: SchemaValue?, _ isFlag: Bool) -> String {
        switch value {
        case nil: isFlag ? "no" : "none"
        case .flag: "yes"
        case .text(let text): text.isEmpty ? "''" : text
        case .list(let texts), .order(let texts): texts.joined(separator: ", ")
        }
    }

    private static func items(_ value: SchemaValue?) -> [String]? {
        switch value {
        case .list(let texts), .order(let texts): texts
        default: nil
        }
    }

    /// The lines that differ, with `-` and `+` before them, in their order.
    private static func lines(from old: String, to new: String) -> String {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let difference = after.difference(from: before)
        var lines: [(place: Int, text: String)] = []
        for change in difference {
            switch change {
            case .remove(let offset, let line, _): lines.append((offset * 2, "  - \(line)"))
            case .insert(let offset, let line, _): lines.append((offset * 2 + 1, "  + \(line)"))
            }
        }
        return lines.sorted { $0.place < $1.place }.map(\.text).joined(separator: "\n")
    }
}
