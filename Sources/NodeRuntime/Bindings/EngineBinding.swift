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
            "rewriteModule": { [unowned self] (call) throws(JSException) in
                self.rewrittenModule(call[0].description)
            },
            "rewriteCommonJS": { [unowned self] (call) throws(JSException) in
                self.rewrittenCommonJS(call[0].description)
            },
        ])
    }

    private func syntaxError(in source: String, url: String) -> JSValue {
        guard let exception = context.checkSyntax(of: source, url: url) else {
            return context.null
        }
        let report = Self.report(exception)
        return context.object([
            "message": context.value(report.message), "line": context.value(report.line),
            "column": context.value(column(of: report, in: source, url: url)),
        ])
    }
}
