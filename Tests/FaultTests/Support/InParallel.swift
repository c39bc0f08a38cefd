import Synchronization
import TestSupport

/// Calls `body` for each element, on two threads: one waits for a server while the other one works. Each thread
/// has a worker of its own, made by `makeWorker`.
func inParallel<Element: Sendable, Worker, Value: Sendable>(
    _ elements: [Element], makeWorker: @escaping @Sendable () throws -> Worker,
    _ body: @escaping @Sendable (Element, Worker) -> Value
) throws -> [Value] {
    let state = SharedState<Value>(count: elements.count)
    let threads = (0..<2).map { _ in
        Thread {
            do {
                let worker = try makeWorker()
                while let index = state.next() {
                    state.set(body(elements[index], worker), at: index)
                }
            } catch {
                state.fail(error)
            }
        }
    }
    for thread in threads { thread.join() }
    return try state.values()
}

private final class SharedState<Value: Sendable>: Sendable {
    private struct State {
        var next = 0
        var values: [Value?]
        var error: (any Error)?
    }

    private let state: Mutex<State>
    private let count: Int

    init(count: Int) {
        self.count = count
        state = Mutex(State(values: Array(repeating: nil, count: count)))
    }

    func next() -> Int? {
        state.withLock { state in
            guard state.next < count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func set(_ value: Value, at index: Int) { state.withLock { $0.values[index] = value } }

    func fail(_ error: any Error) { state.withLock { $0.error = error } }

    func values() throws -> [Value] {
        try state.withLock { state in
            if let error = state.error { throw error }
            return state.values.compactMap { $0 }
        }
    }
}
