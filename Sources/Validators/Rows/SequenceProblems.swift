import MigrationKit

/// What is to be said of sequences. One that numbers several columns is behind only once, by that which has come
/// furthest: where it is set to that one, it is beyond all.
struct SequenceProblems {
    private var found: [(sequence: SequencePosition, problem: SequencePosition.Problem)] = []

    /// Adds what was found, if something was.
    mutating func add(_ problem: SequencePosition.Problem?, of sequence: SequencePosition) {
        guard let problem else { return }
        guard let furthest = problem.furthest,
            let index = found.firstIndex(where: {
                $0.sequence.oid == sequence.oid && $0.problem.furthest != nil
            }), let known = found[index].problem.furthest
        else { return found.append((sequence, problem)) }
        if sequence.isFurther(furthest, than: known) { found[index] = (sequence, problem) }
    }

    /// The cases, with the migrations to blame.
    ///
    /// - Throws: the server's error.
    func blamed(by history: RunHistory) throws -> BlamedCases {
        var cases = BlamedCases()
        for (sequence, problem) in found {
            let culprit = Culprit.sequence(sequence.oid, isBehind: problem.furthest != nil)
            cases.add(problem.line, try history.blame(for: culprit))
        }
        return cases
    }
}
