extension StringProtocol {
    /// How many cells of a terminal the text takes, as far as that can be known.
    package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

    /// The text with what would move the cursor replaced: line ends by a space, other control
    /// characters by U+FFFD.
    package var printable: String {
        guard unicodeScalars.contains(where: \.isControl) else { return String(self) }
        var text = ""
        for character in self {
            if character.isNewline || character == "\t" {
                text += " "
            } else if character.unicodeScalars.contains(where: \.isControl) {
                text += "\u{FFFD}"
            } else {
                text.append(character)
            }
        }
        return text
    }
}

extension Character {
    /// The cells of a whole character: those of its widest part, two where an emoji is asked for.
    fileprivate var displayWidth: Int {
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        return unicodeScalars.reduce(0) { Swift.max($0, $1.displayWidth) }
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }

    fileprivate var displayWidth: Int {
        if value < 0x300 { return isControl ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        return Self.wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    /// The blocks that Unicode's East Asian Width calls wide or full-width.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}
