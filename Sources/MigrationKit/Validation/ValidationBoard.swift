internal import Synchronization

/// The checks of one phase: handed out one by one, to several threads at once, and gathered in the
/// order of the registry whoever is done first.
package final class ValidationBoard: Sendable {
    private enum State {
        case waiting
        case running(since: ContinuousClock.Instant, thread: Int)
        case done([ValidationResult])
    }

    private struct Job {
        let validator: any MigrationValidator
        var state = State.waiting
    }

    private let phase: ValidationPhase
    private let jobs: Mutex<[Job]>

    /// Makes a board of checks that nobody has taken yet.
    package init(_ validators: [any MigrationValidator], phase: ValidationPhase) {
        self.phase = phase
        jobs = Mutex(validators.map { Job(validator: $0) })
    }

    /// Takes the next check; nil where none is left of the kind.
    ///
    /// - Parameters:
    ///   - place: the kind; nil takes any.
    ///   - thread: the number of the thread that takes it.
    package func take(
        _ place: ValidationPlace? = nil, by thread: Int = 0
    ) -> (number: Int, validator: any MigrationValidator)? {
        jobs.withLock { jobs in
            let number = jobs.firstIndex { job in
                guard case .waiting = job.state else { return false }
                return place == nil || job.validator.place == place
            }
            guard let number else { return nil }
            jobs[number].state = .running(since: .now, thread: thread)
            return (number, jobs[number].validator)
        }
    }

    /// Notes what a check came to; too late where it was given up.
    package func finish(_ number: Int, with results: [ValidationResult]) {
        jobs.withLock { jobs in
            guard case .running = jobs[number].state else { return }
            jobs[number].state = .done(results)
        }
    }

    /// Gives up the checks that go on although their time, and some more, is over: each is a `FAIL`.
    ///
    /// - Returns: the numbers of the threads that are lost with them.
    package func giveUp(overdueBy grace: Duration) -> [Int] {
        jobs.withLock { jobs in
            var threads: [Int] = []
            for number in jobs.indices {
                guard case .running(let start, let thread) = jobs[number].state else { continue }
                let validator = jobs[number].validator
                let elapsed = ContinuousClock.now - start
                guard elapsed > validator.timeout + grace else { continue }
                let failure = ValidationResult(
                    check: validator.name, status: .fail,
                    error: "it did not end when its time was over, and was given up",
                    durationMilliseconds: Int(elapsed / .milliseconds(1)))
                jobs[number].state = .done([failure])
                threads.append(thread)
            }
            return threads
        }
    }

    /// Whether all checks are done.
    package var isComplete: Bool {
        jobs.withLock { jobs in
            jobs.allSatisfy { job in
                if case .done = job.state { true } else { false }
            }
        }
    }

    /// What the checks came to that are done.
    package var report: ValidationReport {
        let results = jobs.withLock { jobs in
            jobs.flatMap { job -> [ValidationResult] in
                if case .done(let results) = job.state { results } else { [] }
            }
        }
        return ValidationReport(phase: phase, results: results)
    }
}
