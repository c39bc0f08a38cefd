internal import JSCore

extension NodeRuntime {
    /// `internalBinding('pg')`: what the `pg` module needs of the host.
    func makeDatabaseBinding() -> JSValue? {
        guard let gateway = configuration.gateway else { return nil }
        let answers = DatabaseAnswers(runtime: self)
        releases.append { answers.release() }
        return nativeObject([
            "connect": { [unowned self] (call) throws(JSException) in
                let session = gateway.connect(
                    call[0].settings, events: self.sessionEvents(call[1]))
                return self.context.value(session)
            },
            // Takes a function that every answer is given to: (number of the query, kind, content).
            "receiveWith": { (call) throws(JSException) in
                answers.receiver = call[0]
                return nil
            },
            "query": { [unowned self] (call) throws(JSException) in
                let number = call.number(1)
                let buffers = call[3]
                guard var request = call.withUTF16(2, { PackedQuery.read($0, buffers: buffers) })
                else {
                    throw JSException(value: call.context.error("a query was packed wrongly"))
                }
                request.leftBehindBy = self.leftBehindBy
                answers.expect(number)
                if case .copy(let copy) = request.task { answers.connect(copy, number) }
                request.rows = { answers.deliver($0, to: number) }
                gateway.query(request, in: call.integer(0) ?? -1) {
                    answers.settle(number, $0)
                }
                return nil
            },
            "copyData": { [unowned self] (call) throws(JSException) in
                let copy = answers.copies[call.number(0)]
                return self.context.value(copy?.send(call[1].bytes ?? []) ?? true)
            },
            "copyEnd": { (call) throws(JSException) in
                answers.copies[call.number(0)]?.end(call[1].string)
                return nil
            },
            "copyPause": { (call) throws(JSException) in
                answers.copies[call.number(0)]?.setPaused(call.truthy(1))
                return nil
            },
            "end": { [unowned self] (call) throws(JSException) in
                let callback = call[1]
                let asker = self.acting
                gateway.end(call.integer(0) ?? -1) { self.enter(callback, [], for: asker) }
                return nil
            },
            "cancel": { (call) throws(JSException) in
                gateway.cancel(call.integer(0) ?? -1)
                return nil
            },
            "setReferenced": { (call) throws(JSException) in
                gateway.setReferenced(call.truthy(1), session: call.integer(0) ?? -1)
                return nil
            },
            "parseConnectionString": { [unowned self] (call) throws(JSException) in
                do throws(GatewayFailure) {
                    let object = self.context.object()
                    for (name, value) in try gateway.parseConnectionString(call[0].description) {
                        object.set(name, self.value(of: value))
                    }
                    return object
                } catch {
                    throw JSException(value: self.context.error(error.message))
                }
            },
            "epoch": { [unowned self] (_) throws(JSException) in
                self.context.value(gateway.epoch)
            },
        ])
    }

    private func sessionEvents(_ handlers: JSValue) -> SessionEvents {
        let asker = acting
        func call(_ name: String, _ arguments: [JSValue], for asker: ActingScript? = nil) {
            if let handler = handlers[name] { enter(handler, arguments, for: asker ?? acting) }
        }
        return SessionEvents(
            onConnect: { [unowned self] result in
                switch result {
                case .success(let information):
                    let parameters = self.context.object()
                    for (name, value) in information.parameters {
                        parameters.set(name, self.context.value(value))
                    }
                    let value = self.context.object([
                        "processID": self.context.value(information.processID),
                        "parameters": parameters,
                    ])
                    call("onConnect", [self.context.null, value], for: asker)
                case .failure(let failure):
                    call("onConnect", [self.value(of: failure)], for: asker)
                }
            },
            onNotice: { [unowned self] in call("onNotice", [self.value(of: $0)]) },
            onNotification: { [unowned self] channel, payload, processID in
                let message = self.context.object([
                    "channel": self.context.value(channel),
                    "payload": self.context.value(payload),
                    "processId": self.context.value(processID),
                ])
                call("onNotification", [message])
            },
            onEnd: { [unowned self] failure in
                call("onEnd", [failure.map(self.value(of:)) ?? self.context.null])
            })
    }

    /// An error as internal/pg/errors reads it.
    func value(of failure: GatewayFailure) -> JSValue {
        let object = context.object(["message": context.value(failure.message)])
        for (name, value) in failure.properties { object.set(name, context.value(value)) }
        if failure.isConnectionFailure { object.set("connection", context.value(true)) }
        return object
    }

    private func value(of setting: SettingValue) -> JSValue {
        switch setting {
        case .text(let text): return context.value(text)
        case .number(let number): return context.value(number)
        case .boolean(let boolean): return context.value(boolean)
        case .object(let members):
            let object = context.object()
            for (name, member) in members { object.set(name, value(of: member)) }
            return object
        }
    }
}

extension JSValue {
    /// An object's properties as connection settings; functions and null are left out.
    fileprivate var settings: [String: SettingValue] {
        var settings: [String: SettingValue] = [:]
        for name in propertyNames {
            guard let value = self[name], !value.isNull, !value.isFunction else { continue }
            if value.isString {
                settings[name] = .text(value.description)
            } else if value.isNumber {
                settings[name] = .number(value.number)
            } else if let bytes = value.bytes {
                settings[name] = .text(String(decoding: bytes, as: UTF8.self))
            } else if value.isArray {
                let texts = value.elements.map(\.settingText)
                settings[name] = .text(texts.joined(separator: "\n"))
            } else if value.isObject {
                settings[name] = .object(value.settings)
            } else {
                settings[name] = .boolean(value.truthy)
            }
        }
        return settings
    }

    private var settingText: String {
        bytes.map { String(decoding: $0, as: UTF8.self) } ?? description
    }
}
