/// What a check that is bounded by time did not get to see, and why.
struct Omissions {
    /// What there was no time for.
    private(set) var late: [String] = []
    /// What could not be read, each with the reason.
    private(set) var refused: [String] = []

    /// How much it is.
    var count: Int { late.count + refused.count }

    /// Notes what there was no time for.
    mutating func add(late names: [String]) { late += names }

    /// Notes what could not be read.
    mutating func add(refused names: [String], _ reason: String) {
        refused += names.map { "\($0): \(reason)" }
    }

    /// A line for each of the two reasons; none where nothing was left out.
    ///
    /// - Parameters:
    ///   - total: of how many it is, for people; nil where that is not said.
    ///   - verb: what could not be done with what was refused.
    func remarks(
        _ queries: BoundedQueries, of total: String? = nil, verb: String = "read"
    ) -> [String] {
        var lines: [String] = []
        if !late.isEmpty {
            let names = Lines.list(late)
            let share = total.map { "\(late.count) of \($0) (\(names))" } ?? names
            lines.append("Not looked at \(queries.bound): \(share)")
        }
        if !refused.isEmpty { lines.append("Could not be \(verb): \(Lines.list(refused))") }
        return lines
    }
}
