/// Marks text for a terminal, or leaves it as it is.
package struct TextStyle: Sendable, Equatable {
    /// Whether colours are used.
    package let isColoured: Bool

    /// Creates a style; whether the output takes colours is decided by the caller.
    package init(isColoured: Bool) { self.isColoured = isColoured }

    /// No colours.
    package static let plain = TextStyle(isColoured: false)

    /// Text that stands out.
    package func bold(_ text: String) -> String { mark(text, 1) }
    /// Text that may be overlooked.
    package func dim(_ text: String) -> String { mark(text, 2) }
    /// Text about a failure.
    package func red(_ text: String) -> String { mark(text, 31) }
    /// Text about a success.
    package func green(_ text: String) -> String { mark(text, 32) }
    /// Text about a warning.
    package func yellow(_ text: String) -> String { mark(text, 33) }

    private func mark(_ text: String, _ code: Int) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
