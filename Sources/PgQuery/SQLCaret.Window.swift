extension SQLCaret {
    /// The part of a line that fits into a width, and the caret below it.
    struct Window {
        let line: String
        let caret: String

        /// Cuts a line so that the character at an index is in sight.
        init(_ scalars: [Unicode.Scalar], around index: Int, width: Int) {
            let mark = "..."
            var lower = 0
            var upper = scalars.count
            if scalars.columns > width {
                let room = max(width - 2 * mark.count, 1)
                // Two thirds before the position: what leads to an error says more than what follows.
                lower = index
                while lower > 0, scalars[(lower - 1)..<index].columns <= room * 2 / 3 { lower -= 1 }
                upper = index
                while upper < scalars.count, scalars[lower..<(upper + 1)].columns <= room {
                    upper += 1
                }
                while lower > 0, scalars[(lower - 1)..<upper].columns <= room { lower -= 1 }
            }
            let head = lower > 0 ? mark : ""
            let tail = upper < scalars.count ? mark : ""
            line = head + String(scalars[lower..<upper]) + tail
            caret =
                String(repeating: " ", count: head.count)
                + scalars[lower..<index].map(\.blank).joined() + "^"
        }
    }
}

extension Collection where Element == Unicode.Scalar {
    /// The terminal columns that the text takes; a tab counts as eight.
    fileprivate var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self.init(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    /// The terminal columns that the character takes, by Unicode's East Asian width where it is wide.
    fileprivate var columns: Int {
        switch value {
        case 0x09: 8
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default:
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: 0
            default: 1
            }
        }
    }

    /// What is as wide as the character and shows nothing.
    fileprivate var blank: String {
        self == "\t" ? "\t" : String(repeating: " ", count: columns)
    }
}
