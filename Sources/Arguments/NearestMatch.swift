/// Finds the name that a mistyped word most likely stands for, `nil` when none is near.
///
/// Near is an edit distance (insertions, deletions, replacements, swaps of neighbours) of at most
/// a third of the word's length, and at least one.
package func nearestMatch(to word: String, among names: [String]) -> String? {
    let limit = max(1, word.drop { $0 == "-" }.count / 3)
    let distances = names.map { (name: $0, distance: editDistance(word, $0)) }
    let nearest = distances.min { $0.distance < $1.distance }
    return nearest.flatMap { $0.distance <= limit ? $0.name : nil }
}

/// Counts the edits between two words (optimal string alignment).
private func editDistance(_ first: String, _ second: String) -> Int {
    let (left, right) = (Array(first.lowercased()), Array(second.lowercased()))
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var cost = min(
                previous[column] + (character == other ? 0 : 1), previous[column + 1] + 1,
                current[column] + 1)
            if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                cost = min(cost, beforePrevious[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
}
