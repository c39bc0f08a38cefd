internal import Glibc

/// A descriptor the event loop waits for.
package final class Watch {
    /// What a descriptor is waited for.
    package struct Interest: OptionSet {
        /// The bits of the set.
        package let rawValue: UInt8
        /// Makes a set of its bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Data, or the end of it, can be read.
        package static let read = Interest(rawValue: 1)
        /// Data can be written.
        package static let write = Interest(rawValue: 2)

        var pollEvents: Int16 {
            (contains(.read) ? Int16(POLLIN) : 0) | (contains(.write) ? Int16(POLLOUT) : 0)
        }
    }

    /// What is waited for; may be changed between turns. Where it is nothing, not even the other end's
    /// going is reported.
    package var interest: Interest
    /// Whether the watch keeps the loop's work referenced; an idle connection does not.
    package var isReferenced = true

    let handler: () -> Void
    var isCancelled = false
    private let descriptor: Int32

    init(descriptor: Int32, interest: Interest, handler: @escaping () -> Void) {
        self.descriptor = descriptor
        self.interest = interest
        self.handler = handler
    }

    /// poll(2) passes over negative descriptors.
    var pollDescriptor: pollfd {
        pollfd(
            fd: interest.isEmpty ? -1 : descriptor, events: interest.pollEvents, revents: 0)
    }
}
