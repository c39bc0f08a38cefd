internal import JSCore

extension NodeRuntime {
    /// `internalBinding('engine')`: what the loader and `util` need of the engine itself.
    func makeEngineBinding() -> JSValue {
        nativeObject([
            "evaluate": { [unowned self] (call) throws(JSException) in
                try self.context.evaluate(call[0].description, url: call[1].description)
            },
            "checkSyntax": { [unowned self] (call) throws(JSException) in
                self.syntaxError(in: call[0].description, url: call[1].description)
            },
        ])
    }

    private func syntaxError(in source: String, url: String) -> JSValue {
        guard let exception = context.checkSyntax(of: source, url: url) else {
            return context.null
        }
        return context.object([
            "message": context.value(exception.value["message"]?.description),
            "line": exception.value["line"] ?? context.undefined,
        ])
    }
}
