/// What a fixture's comparison comes to, with what is known of it beforehand.
enum Judgement: Equatable {
    case agrees
    /// It differs, and the file beside it says why.
    case disagreesAsKnown
    case disagrees
    /// It agrees, though the file beside it says that it does not.
    case agreesAfterAll
    /// It differs, and the file beside it that is to say why is empty.
    case disagreesForNoReason

    init(isEqual: Bool, knownDisagreement: String?) {
        self =
            switch (isEqual, knownDisagreement) {
            case (true, nil): .agrees
            case (true, _): .agreesAfterAll
            case (false, nil): .disagrees
            case (false, let reason?):
                reason.contains { !$0.isWhitespace } ? .disagreesAsKnown : .disagreesForNoReason
            }
    }

    /// Whether it counts among those that agree.
    var isAgreement: Bool { self == .agrees || self == .agreesAfterAll }

    /// Whether the list of known disagreements is true of it.
    var isAsExpected: Bool { self == .agrees || self == .disagreesAsKnown }
}
