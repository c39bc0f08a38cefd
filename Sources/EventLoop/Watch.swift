private import Glibc

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

    /// What is waited for; may be changed between turns.
    package var interest: Interest
    /// Whether the watch keeps the loop's work referenced; an idle connection does not.
    package var isReferenced = true

    let number: Int
    let descriptor: Int32
    let handler: () -> Void
    var isCancelled = false

    init(number: Int, descriptor: Int32, interest: Interest, handler: @escaping () -> Void) {
        self.number = number
        self.descriptor = descriptor
        self.interest = interest
        self.handler = handler
    }
}
