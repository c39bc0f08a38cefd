/// A part of a whole in hundredths of a percent, for people and documents to read.
package struct Percentage: Equatable, Sendable {
    /// Hundredths of a percent.
    package let hundredths: Int

    /// The share of `part`, rounded away from the good end, so that a limit that is just crossed is
    /// never shown as kept.
    ///
    /// - Parameters:
    ///   - whole: not 0.
    ///   - isUp: whether a fraction of a hundredth counts as one; for what should be low.
    package init(_ part: Int, of whole: Int, roundedUp isUp: Bool) {
        let (quotient, remainder) = (part * 10_000).quotientAndRemainder(dividingBy: whole)
        hundredths = quotient + (isUp && remainder > 0 ? 1 : 0)
    }

    /// A number of percent.
    package init(_ percent: Double) { hundredths = Int((percent * 100).rounded()) }

    /// The number, whole where it can be.
    package var json: JSON {
        hundredths % 100 == 0 ? .integer(hundredths / 100) : .number(Double(hundredths) / 100)
    }
}

extension Percentage: CustomStringConvertible {
    /// `98.5%`.
    package var description: String {
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return "\(whole)%" }
        return rest % 10 == 0
            ? "\(whole).\(rest / 10)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
