internal import EventLoop
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('timers')`: the loop's timers by number; what is due is told to one callback.
    func makeTimersBinding() -> JSValue {
        var callback: JSValue?
        var timers: [Int: TimerIdentifier] = [:]
        var nextNumber = 1
        let start = EventLoop.now

        func fire(_ number: Int, for asker: ActingScript) {
            guard let callback else { return }
            enter(callback, [context.value(number)], for: asker)
        }
        releaseTimers = { [loop] in
            for timer in timers.values { loop.cancel(timer) }
            timers = [:]
        }
        return nativeObject([
            "setCallback": { (call) throws(JSException) in
                callback = call[0]
                return nil
            },
            "schedule": { [unowned self] (call) throws(JSException) in
                let number = nextNumber
                nextNumber += 1
                let asker = self.acting
                timers[number] = self.loop.schedule(
                    after: max(0, call.number(0)), isReferenced: call.truthy(1)
                ) {
                    timers[number] = nil
                    fire(number, for: asker)
                }
                return self.context.value(number)
            },
            "cancel": { [unowned self] (call) throws(JSException) in
                if let number = call.integer(0), let timer = timers.removeValue(forKey: number) {
                    self.loop.cancel(timer)
                }
                return nil
            },
            "setReferenced": { [unowned self] (call) throws(JSException) in
                if let number = call.integer(0), let timer = timers[number] {
                    self.loop.setReferenced(call.truthy(1), for: timer)
                }
                return nil
            },
            "requestImmediate": { [unowned self] (_) throws(JSException) in
                let asker = self.acting
                self.loop.performOnNextTurn { fire(-1, for: asker) }
                return nil
            },
            "now": { [unowned self] (_) throws(JSException) in
                self.context.value(EventLoop.now - start)
            },
        ])
    }
}
