/// Handlers that are each called once, in the order in which they came.
struct HandlerQueue {
    /// Those already taken are nil, until they are removed all at once.
    private var handlers: [(() -> Void)?] = []
    private var takenCount = 0
    private var removedCount = 0

    var isEmpty: Bool { takenCount == handlers.count }

    /// How many were ever appended.
    var end: Int { removedCount + handlers.count }

    mutating func append(_ handler: @escaping () -> Void) { handlers.append(handler) }

    /// Takes the first one out, unless it was appended when ``end`` was already `end`.
    mutating func removeFirst(before end: Int) -> (() -> Void)? {
        guard !isEmpty, removedCount + takenCount < end else { return nil }
        let handler = handlers[takenCount]
        handlers[takenCount] = nil
        takenCount += 1
        if takenCount * 2 > handlers.count {
            handlers.removeFirst(takenCount)
            removedCount += takenCount
            takenCount = 0
        }
        return handler
    }
}
