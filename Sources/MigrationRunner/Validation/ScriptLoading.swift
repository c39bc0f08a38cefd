import MigrationKit
import Synchronization

/// The scripts of a validators' folder while they are loaded: one after the other, by an engine on
/// another thread, which may be lost in one of them.
final class ScriptLoading: Sendable {
    private enum State {
        case waiting
        case loading(since: ContinuousClock.Instant, thread: Int)
        case loaded([any MigrationValidator])
    }

    private let states: Mutex<[(file: ScriptValidatorFile, state: State)]>

    init(_ files: [ScriptValidatorFile]) {
        states = Mutex(files.map { (file: $0, state: .waiting) })
    }

    /// Loads what is left, on the thread of the engine.
    func run(on scripts: ScriptValidators, by thread: Int, isInterrupted: () -> Bool) {
        while !isInterrupted(), let (number, file) = take(by: thread) {
            finish(number, with: scripts.load(file))
        }
    }

    private func take(by thread: Int) -> (Int, ScriptValidatorFile)? {
        states.withLock { states in
            let number = states.firstIndex { if case .waiting = $0.state { true } else { false } }
            guard let number else { return nil }
            states[number].state = .loading(since: .now, thread: thread)
            return (number, states[number].file)
        }
    }

    private func finish(_ number: Int, with validators: [any MigrationValidator]) {
        states.withLock { states in
            guard case .loading = states[number].state else { return }
            states[number].state = .loaded(validators)
        }
    }

    /// Gives up a file that is still being loaded although its time, and some more, is over.
    ///
    /// - Returns: the numbers of the threads that are lost with them.
    func giveUp(overdueBy grace: Duration) -> [Int] {
        states.withLock { states in
            var threads: [Int] = []
            for number in states.indices {
                guard case .loading(let start, let thread) = states[number].state,
                    ContinuousClock.now - start > ScriptValidators.loadingTimeout + grace
                else { continue }
                let failure = states[number].file.unloadable("loading it never ends")
                states[number].state = .loaded([failure])
                threads.append(thread)
            }
            return threads
        }
    }

    /// Whether nothing is left to be loaded.
    var isComplete: Bool {
        states.withLock { states in
            states.allSatisfy { if case .loaded = $0.state { true } else { false } }
        }
    }

    /// What the files have that are loaded.
    var validators: [ScriptValidatorFile: [any MigrationValidator]] {
        states.withLock { states in
            states.reduce(into: [:]) { result, entry in
                if case .loaded(let validators) = entry.state { result[entry.file] = validators }
            }
        }
    }
}
