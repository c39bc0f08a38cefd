import Glibc

/// A thread of its own for something that waits.
package final class Thread: Sendable {
    private let identifier: pthread_t

    /// Runs `body` on a new thread.
    package init(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
        unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, box)
        identifier = thread
    }

    /// Waits for the end of the thread; to be called once.
    package func join() { pthread_join(identifier, nil) }

    private final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
