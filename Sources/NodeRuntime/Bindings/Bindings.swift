internal import JSCore

extension NodeRuntime {
    /// The native object behind `internalBinding(name)`.
    func makeBinding(_ name: String) -> JSValue? {
        switch name {
        case "engine": makeEngineBinding()
        case "fs": makeFileSystemBinding()
        case "descriptors": makeDescriptorBinding()
        case "standard_streams": makeStandardStreamsBinding()
        case "crypto": makeCryptoBinding()
        case "ticks": makeTicksBinding()
        case "timers": makeTimersBinding()
        case "process": makeProcessBinding()
        case "pg": makeDatabaseBinding()
        case "dotenv": makeDotEnvBinding()
        case "typescript": makeTypeScriptBinding()
        case "builtins": makeBuiltinsBinding()
        default: nil
        }
    }

    /// An object whose methods are these host functions; they throw once the script has ended.
    func nativeObject(
        _ methods: KeyValuePairs<String, JSHostBody>
    ) -> JSValue {
        let object = context.object()
        for (name, body) in methods {
            let function = context.makeFunction(name) { [unowned self] (call) throws(JSException) in
                if self.hasEnded {
                    throw JSException(value: call.context.error("the script has ended"))
                }
                return try body(call)
            }
            object.set(name, function)
        }
        return object
    }

    /// `internalBinding('ticks')`: numbers in which internal/process/ticks says whether there are any.
    private func makeTicksBinding() -> JSValue {
        let state = JSSharedNumbers(context, count: 1)
        tickState = state
        return context.object(["state": state.array])
    }

    private func makeDotEnvBinding() -> JSValue {
        nativeObject([
            "parse": { [unowned self] (call) throws(JSException) in
                let result = self.context.object()
                for (name, value) in self.configuration.parseDotEnv(call[0].description) {
                    result.set(name, self.context.value(value))
                }
                return result
            }
        ])
    }
}
