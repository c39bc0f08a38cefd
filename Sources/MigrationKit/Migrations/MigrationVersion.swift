/// The number that a migration is known by, as it was written and as it compares.
///
/// `001` and `1` are equal: versions compare as decimal numbers of any length. Where a project has
/// several files of one number, all but the first carry a suffix: `003~second-name`. The tracking
/// table of another tool may hold a text that is no number; such a version sorts after all others
/// and equals only itself.
package struct MigrationVersion: Sendable {
    /// The version as written in the file name or in the tracking table.
    package let text: String

    /// The digits without leading zeros, `nil` when the text is not a number.
    package let magnitude: String?

    /// What follows the `~` of one of several files of the same number, else empty.
    package let suffix: String

    /// Creates a version from the digits of a file name and the suffix of a duplicate.
    package init(digits: String, suffix: String = "") {
        self.init(stored: suffix.isEmpty ? digits : digits + "~" + suffix)
    }

    /// Creates a version from the text that a tracking table holds, whatever it is.
    package init(stored text: String) {
        self.text = text
        let digits = text.prefix { $0 != "~" }
        let rest = text[digits.endIndex...].dropFirst()
        let isPlain = digits.endIndex == text.endIndex
        if let magnitude = Self.magnitude(of: digits), isPlain || !rest.isEmpty {
            self.magnitude = magnitude
            suffix = String(rest)
        } else {
            magnitude = nil
            suffix = ""
        }
    }

    /// Whether the version is the number zero, which `down --to` takes for "everything".
    package var isZero: Bool { magnitude == "0" && suffix.isEmpty }

    /// Returns the digits without leading zeros, or `nil` when there is anything but digits.
    private static func magnitude(of digits: Substring) -> String? {
        guard !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) else { return nil }
        let significant = digits.drop { $0 == "0" }
        return significant.isEmpty ? "0" : String(significant)
    }
}

extension MigrationVersion: Hashable {
    package static func == (left: MigrationVersion, right: MigrationVersion) -> Bool {
        guard let leftMagnitude = left.magnitude, let rightMagnitude = right.magnitude else {
            return left.magnitude == right.magnitude && left.text == right.text
        }
        return leftMagnitude == rightMagnitude && left.suffix == right.suffix
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(magnitude ?? text)
        hasher.combine(suffix)
    }
}

extension MigrationVersion: Comparable {
    package static func < (left: MigrationVersion, right: MigrationVersion) -> Bool {
        switch (left.magnitude, right.magnitude) {
        case (let leftMagnitude?, let rightMagnitude?):
            if leftMagnitude != rightMagnitude {
                return isLess(leftMagnitude, than: rightMagnitude)
            }
            return left.suffix < right.suffix
        case (.some, nil): return true
        case (nil, .some): return false
        case (nil, nil): return left.text < right.text
        }
    }

    /// Compares two numbers written without leading zeros: the longer one is the larger one.
    private static func isLess(_ left: String, than right: String) -> Bool {
        let (leftCount, rightCount) = (left.utf8.count, right.utf8.count)
        return leftCount == rightCount ? left < right : leftCount < rightCount
    }
}

extension MigrationVersion: CustomStringConvertible {
    package var description: String { text }
}

extension UInt8 {
    /// Whether the byte is one of the ASCII digits.
    var isDigit: Bool { (0x30...0x39).contains(self) }
}
