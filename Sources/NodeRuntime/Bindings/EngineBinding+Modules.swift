internal import JSCore

extension NodeRuntime {
    /// `engine.rewriteModule(source)`: `{source, metadata}`, or for a fault in the declarations
    /// `{source: '', metadata}` whose metadata is `{"error": {message, line, column}}`.
    func rewrittenModule(_ source: String) -> JSValue {
        var rewriter = ModuleRewriter(Array(source.utf8))
        do throws(ModuleSyntaxError) {
            let module = try rewriter.rewrite()
            return rewritten(module.source, metadata: module.metadata)
        } catch {
            return rewritten("", metadata: error.metadata)
        }
    }

    /// `engine.rewriteCommonJS(source)`: `{source, metadata}`.
    func rewrittenCommonJS(_ source: String) -> JSValue {
        let module = CommonJSRewriter(Array(source.utf8)).rewrite()
        return rewritten(module.source, metadata: module.metadata)
    }

    private func rewritten(_ source: String, metadata: String) -> JSValue {
        context.object([
            "source": context.value(source), "metadata": context.value(metadata),
        ])
    }

    /// The column of a syntax error, which the engine does not tell.
    func column(of error: SyntaxErrorLocator.Report, in source: String, url: String) -> Int {
        let locator = SyntaxErrorLocator(Array(source.utf8)) { [unowned self] prefix in
            let text = String(decoding: prefix, as: UTF8.self)
            return self.context.checkSyntax(of: text, url: url).map(Self.report)
        }
        return locator.column(of: error)
    }

    /// The message and line of a SyntaxError.
    static func report(_ exception: JSException) -> SyntaxErrorLocator.Report {
        SyntaxErrorLocator.Report(
            message: exception.value["message"]?.description ?? "",
            line: exception.value["line"]?.integer ?? 1)
    }
}
