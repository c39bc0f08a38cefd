/// How many fixtures agree.
struct Score: Equatable, CustomStringConvertible {
    var agreeing = 0
    var total = 0

    /// The part that has to agree, in per cent.
    static let bar = 97

    /// Whether enough agree.
    var reachesBar: Bool { agreeing * 100 >= Self.bar * total }

    var description: String { "\(agreeing) of \(total) agree" }

    mutating func count(_ judgement: Judgement) {
        total += 1
        if judgement.isAgreement { agreeing += 1 }
    }

    static func += (score: inout Score, other: Score) {
        score.agreeing += other.agreeing
        score.total += other.total
    }
}
