import Glibc
import Synchronization

/// A thread that stays, and does what others ask it to.
final class CommandThread: Sendable {
    private let command = Mutex<(@Sendable () -> Void)?>(nil)
    private let isOver = Mutex(false)

    init() {
        _ = Thread { [self] in
            while !isOver.withLock({ $0 }) {
                if let body = command.withLock({ $0.take() }) { body() } else { usleep(1_000) }
            }
        }
    }

    /// Runs `body` on the thread and waits for it.
    func perform<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
        let outcome = Outcome<Value>()
        command.withLock {
            $0 = { outcome.result.withLock { $0 = Result { try body() } } }
        }
        while true {
            if let result = outcome.result.withLock({ $0 }) { return try result.get() }
            usleep(1_000)
        }
    }

    /// Ends the thread.
    func end() { isOver.withLock { $0 = true } }

    private final class Outcome<Value: Sendable>: Sendable {
        let result = Mutex<Result<Value, any Error>?>(nil)
    }
}

/// A value that is handed from one thread to another, which then is the only one to use it.
struct Unchecked<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
