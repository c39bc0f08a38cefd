/// Names a timer of an ``EventLoop``.
package struct TimerIdentifier: Hashable {
    let number: Int
}

/// Timers by deadline; those of one deadline fire in the order they were set.
struct TimerQueue {
    struct Timer {
        let identifier: TimerIdentifier
        let deadline: Double
        var isReferenced: Bool
        let handler: () -> Void
    }

    private struct Entry {
        let deadline: Double
        let identifier: TimerIdentifier

        func isBefore(_ other: Entry) -> Bool {
            deadline != other.deadline
                ? deadline < other.deadline : identifier.number < other.identifier.number
        }
    }

    private var timers: [TimerIdentifier: Timer] = [:]
    private var heap: [Entry] = []
    private var nextNumber = 0
    private var referencedCount = 0

    var hasReferenced: Bool { referencedCount > 0 }

    var nextDeadline: Double? {
        mutating get {
            dropCancelled()
            return heap.first?.deadline
        }
    }

    mutating func insert(
        deadline: Double, isReferenced: Bool, handler: @escaping () -> Void
    ) -> TimerIdentifier {
        let identifier = TimerIdentifier(number: nextNumber)
        nextNumber += 1
        timers[identifier] = Timer(
            identifier: identifier, deadline: deadline, isReferenced: isReferenced,
            handler: handler)
        if isReferenced { referencedCount += 1 }
        heap.append(Entry(deadline: deadline, identifier: identifier))
        siftUp(heap.count - 1)
        return identifier
    }

    mutating func remove(_ identifier: TimerIdentifier) {
        guard let timer = timers.removeValue(forKey: identifier) else { return }
        if timer.isReferenced { referencedCount -= 1 }
    }

    mutating func setReferenced(_ isReferenced: Bool, for identifier: TimerIdentifier) {
        guard let timer = timers[identifier], timer.isReferenced != isReferenced else { return }
        timers[identifier]?.isReferenced = isReferenced
        referencedCount += isReferenced ? 1 : -1
    }

    /// Takes out the earliest timer whose deadline has come.
    ///
    /// - Returns: its handler.
    mutating func removeFirst(dueAt now: Double) -> (() -> Void)? {
        guard let deadline = nextDeadline, deadline <= now,
            let timer = timers[heap[0].identifier]
        else { return nil }
        removeFirst()
        remove(timer.identifier)
        return timer.handler
    }

    private mutating func dropCancelled() {
        while let first = heap.first, timers[first.identifier] == nil { removeFirst() }
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].isBefore(heap[least]) {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private mutating func siftUp(_ index: Int) {
        var child = index
        while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }
}
