/// A connection setting as scripts give it.
package enum SettingValue: Equatable {
    /// A string.
    case text(String)
    /// A number.
    case number(Double)
    /// true or false.
    case boolean(Bool)
    /// An object such as `ssl: { rejectUnauthorized: false }`.
    case object([String: SettingValue])

    /// The value as text, nil for objects.
    package var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .boolean(let boolean): String(boolean)
        case .object: nil
        }
    }
}
