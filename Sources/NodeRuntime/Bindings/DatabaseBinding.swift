internal import JSCore

extension NodeRuntime {
    /// `internalBinding('pg')`: what the `pg` module needs of the host.
    func makeDatabaseBinding() -> JSValue? {
        guard let gateway = configuration.gateway else { return nil }
        return nativeObject([
            "connect": { [unowned self] (call) throws(JSException) in
                let session = gateway.connect(
                    call[0].settings, events: self.sessionEvents(call[1]))
                return self.context.value(session)
            },
            "query": { [unowned self] (call) throws(JSException) in
                let callback = call[5]
                gateway.query(GatewayRequest(call), in: call[0].integer ?? -1) { result in
                    guard !self.isEnding else { return }
                    switch result {
                    case .success(let results):
                        let list = self.context.array(results.flatMap(self.values(of:)))
                        self.enter(callback, [self.context.null, list])
                    case .failure(let failure):
                        self.enter(callback, [self.value(of: failure), self.context.null])
                    }
                }
                return nil
            },
            "end": { [unowned self] (call) throws(JSException) in
                let callback = call[1]
                gateway.end(call[0].integer ?? -1) { self.enter(callback, []) }
                return nil
            },
            "cancel": { (call) throws(JSException) in
                gateway.cancel(call[0].integer ?? -1)
                return nil
            },
            "setReferenced": { (call) throws(JSException) in
                gateway.setReferenced(call[1].truthy, session: call[0].integer ?? -1)
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
        func call(_ name: String, _ arguments: [JSValue]) {
            if let handler = handlers[name] { enter(handler, arguments) }
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
                    call("onConnect", [self.context.null, value])
                case .failure(let failure): call("onConnect", [self.value(of: failure)])
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

    private func value(of failure: GatewayFailure) -> JSValue {
        let object = context.object(["message": context.value(failure.message)])
        for (name, value) in failure.properties { object.set(name, context.value(value)) }
        if failure.isConnectionFailure { object.set("connection", context.value(true)) }
        return object
    }

    /// A result as internal/pg/client reads it: command, count, OID, fields, and the text and lengths of
    /// its values, one after the other; a flat array costs a call of the engine less for each of them.
    private func values(of result: GatewayResult) -> [JSValue] {
        let null = context.null
        return [
            result.command.map { context.value($0) } ?? null,
            result.rowCount.map { context.value($0) } ?? null,
            result.oid.map { context.value($0) } ?? null,
            result.fields.isEmpty ? null : context.array(result.fields.map(value(of:))),
            result.lengths.isEmpty ? null : context.value(result.text),
            result.lengths.isEmpty ? null : context.int32Array(result.lengths),
        ]
    }

    private func value(of field: GatewayResult.Field) -> JSValue {
        context.object([
            "name": context.value(field.name), "tableID": context.value(field.tableID),
            "columnID": context.value(field.columnID),
            "dataTypeID": context.value(field.dataTypeID),
            "dataTypeSize": context.value(field.dataTypeSize),
            "dataTypeModifier": context.value(field.dataTypeModifier),
            "format": context.value("text"),
        ])
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

extension GatewayRequest {
    /// Reads a request as the `pg` module writes it: session, text, values, name, whether the extended
    /// protocol is asked for.
    fileprivate init(_ call: JSCall) {
        self.init(
            text: call[1].description,
            values: call[2].isNull ? [] : call[2].elements.map(Value.init),
            name: call[3].string, isExtended: call[4].truthy)
    }
}

extension GatewayRequest.Value {
    fileprivate init(_ value: JSValue) {
        if value.isNullish {
            self = .null
        } else if let bytes = value.bytes {
            self = .bytes(bytes)
        } else {
            self = .text(value.description)
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
            } else if value.isObject {
                settings[name] = .object(value.settings)
            } else {
                settings[name] = .boolean(value.truthy)
            }
        }
        return settings
    }
}
