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
            // The engine has no call that tells a handler.
            "getProxyDetails": { [unowned self] (call) throws(JSException) in
                call[0].proxyTarget.map { self.context.array([$0, self.context.undefined]) }
            },
            // Undefined where it is no promise; pending where the engine cannot be asked.
            "getPromiseDetails": { [unowned self] (call) throws(JSException) in
                if !self.context.tellsPromiseStates, call[0].isInstance(of: "Promise") {
                    return self.context.array([self.context.value("pending")])
                }
                return switch call[0].promiseState {
                case .pending?: self.context.array([self.context.value("pending")])
                case .fulfilled(let value)?:
                    self.context.array([self.context.value("fulfilled"), value])
                case .rejected(let reason)?:
                    self.context.array([self.context.value("rejected"), reason])
                case nil: nil
                }
            },
            "rewriteModule": { [unowned self] (call) throws(JSException) in
                var rewriter = ModuleRewriter(Array(call[0].description.utf8))
                do throws(ModuleSyntaxError) {
                    let module = try rewriter.rewrite()
                    return self.rewritten(module.source, module.metadata)
                } catch {
                    return self.rewritten("", error.metadata)
                }
            },
            "commonJSExports": { [unowned self] (call) throws(JSException) in
                let exports = CommonJSExports(Array(call[0].description.utf8))
                return self.context.object([
                    "names": self.context.array(exports.names.map { self.context.value($0) }),
                    "reexports": self.context.array(
                        exports.reexports.map { self.context.value($0) }),
                ])
            },
            "rewriteCommonJS": { [unowned self] (call) throws(JSException) in
                let module = CommonJSRewriter(Array(call[0].description.utf8)).rewrite()
                return self.rewritten(module.source, module.metadata)
            },
        ])
    }

    /// `internalBinding('builtins')`: which built-in modules there are.
    func makeBuiltinsBinding() -> JSValue {
        nativeObject([
            "names": { [unowned self] (_) throws(JSException) in
                self.context.array(Self.builtinNames.map { self.context.value($0) })
            }
        ])
    }

    private func rewritten(_ source: String, _ metadata: String) -> JSValue {
        context.object(["source": context.value(source), "metadata": context.value(metadata)])
    }

    private func syntaxError(in source: String, url: String) -> JSValue {
        guard let report = parse(source, url) else { return context.null }
        let locator = SyntaxErrorLocator(Array(source.utf8)) { prefix in
            self.parse(String(decoding: prefix, as: UTF8.self), url)
        }
        return context.object([
            "message": context.value(report.message), "line": context.value(report.line),
            "column": context.value(locator.column(of: report)),
        ])
    }

    private func parse(_ source: String, _ url: String) -> SyntaxErrorLocator.Report? {
        guard let exception = context.checkSyntax(of: source, url: url) else { return nil }
        return SyntaxErrorLocator.Report(
            message: exception.value["message"]?.description ?? "Unexpected token",
            line: exception.value["line"]?.integer ?? 1)
    }
}
