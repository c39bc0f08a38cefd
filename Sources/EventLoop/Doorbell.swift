private import CLinux
private import Glibc

/// Wakes a loop up from other threads.
package final class Doorbell: Sendable {
    private let descriptor: Int32

    /// Makes a doorbell that no loop listens to yet.
    ///
    /// - Throws: ``EventLoopError`` when the system gives no descriptor.
    package init() throws(EventLoopError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        if descriptor < 0 { throw EventLoopError(systemCall: "eventfd", errno: errno) }
    }

    deinit { close(descriptor) }

    /// Wakes the loop up; rings before it wakes count once.
    package func ring() {
        var count: UInt64 = 1
        _ = unsafe write(descriptor, &count, MemoryLayout<UInt64>.size)
    }

    /// Waits for a ring, on a thread without a loop.
    ///
    /// - Returns: whether one came within the time.
    package func wait(milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, milliseconds) > 0
    }

    /// Has a loop call `handler` after each ring; one that nobody listened to is not lost.
    package func watch(on loop: EventLoop, handler: @escaping () -> Void) -> Watch {
        let watch = loop.watch(descriptor, for: .read) { [descriptor] in
            var count: UInt64 = 0
            _ = unsafe read(descriptor, &count, MemoryLayout<UInt64>.size)
            handler()
        }
        watch.isReferenced = false
        return watch
    }
}
