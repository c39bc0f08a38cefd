internal import Filesystem
internal import JSCore
internal import TypeScript

extension NodeRuntime {
    /// `internalBinding('typescript')`: the compiler for a folder, esbuild, and what was compiled before.
    func makeTypeScriptBinding() -> JSValue {
        let cache = CompiledSourceCache(environment: configuration.environment)
        let searchPath = configuration.environment["PATH"] ?? ""
        return nativeObject([
            // { kind, path, identity }, or null where there is none.
            "compilerFor": { [unowned self] (call) throws(JSException) in
                let compiler = TypeScriptCompiler.find(
                    for: call[0].description, searchPath: searchPath)
                guard let compiler else { return self.context.null }
                return self.value(of: compiler)
            },
            "remedy": { [unowned self] (_) throws(JSException) in
                self.context.value(TypeScriptCompiler.remedy)
            },
            "cached": { [unowned self] (call) throws(JSException) in
                cache.value(for: call[0].description).map { self.context.value($0) }
                    ?? self.context.null
            },
            "store": { (call) throws(JSException) in
                cache.store(call[1].description, for: call[0].description)
                return nil
            },
            // { output }, or { report } where the source is refused.
            "esbuild": { [unowned self] (call) throws(JSException) in
                do throws(Esbuild.Refusal) {
                    let output = try Esbuild(path: call[0].description)
                        .transform(call[1].description, call[2].elements.map(\.description))
                    return self.context.object(["output": self.context.value(output)])
                } catch {
                    return self.context.object(["report": self.context.value(error.report)])
                }
            },
        ])
    }

    private func value(of compiler: TypeScriptCompiler) -> JSValue {
        let kind =
            switch compiler {
            case .esbuild: "esbuild"
            case .library: "library"
            }
        return context.object([
            "kind": context.value(kind), "path": context.value(compiler.path),
            "identity": context.value(compiler.identity),
        ])
    }
}
