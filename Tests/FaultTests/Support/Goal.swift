/// One migration to be applied, or rolled back.
struct Goal: Sendable {
    enum Direction: String, Sendable { case up, down }

    let direction: Direction
    /// The migration that it is about.
    let version: String
    /// The version before it; empty where it is the first.
    let below: String
    /// What is applied once the goal is reached.
    let applied: [String]

    init(_ direction: Direction, _ version: String, of versions: [String]) {
        self.direction = direction
        self.version = version
        below = versions.last { $0 < version } ?? ""
        applied = versions.filter { direction == .up ? $0 <= version : $0 < version }
    }

    /// The command that leads there, and does nothing where it is reached.
    var command: [String] {
        switch direction {
        case .up: ["up", "--to", version]
        case .down: ["down", "--to", below.isEmpty ? "0" : below]
        }
    }
}
