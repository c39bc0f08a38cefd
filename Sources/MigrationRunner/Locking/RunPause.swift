import EventLoop

/// Waits of a run that a signal ends.
struct RunPause {
    let loop: EventLoop

    /// Turns the loop for some time.
    ///
    /// - Throws: ``RunEnd`` where the program is to end.
    func wait(_ milliseconds: Double) throws(RunEnd) {
        waitRegardless(milliseconds, orUntil: { loop.interruption != nil })
        if let interruption = loop.interruption { throw .interrupted(interruption) }
    }

    /// Turns the loop for some time, whatever asks the program to end.
    func waitRegardless(_ milliseconds: Double, orUntil isOver: () -> Bool = { false }) {
        var isPast = false
        let timer = loop.schedule(after: milliseconds) { isPast = true }
        loop.run { isPast || isOver() }
        loop.cancel(timer)
    }
}
