import Filesystem
import Glibc
import TestSupport
import Testing

@testable import TypeScript

@Suite struct TypeScriptCompilerTests {
    /// A project with these files, each executable.
    private func project(_ files: [String], text: String = "#!/bin/sh\n") throws -> Project {
        let project = try Project()
        for name in files {
            try project.write(name, text)
            unsafe chmod(project.path(of: name), 0o755)
        }
        return project
    }

    private func find(in project: Project, _ folder: String, path: String = "") throws
        -> TypeScriptCompiler?
    {
        try Filesystem.makeDirectory(project.path(of: folder), creatingParents: true)
        return TypeScriptCompiler.find(
            for: project.path(of: folder), searchPath: path, systemLibrary: "/nowhere")
    }

    #if arch(x86_64)
        private static let package = "node_modules/@esbuild/linux-x64/bin/esbuild"
    #else
        private static let package = "node_modules/@esbuild/linux-arm64/bin/esbuild"
    #endif
    private static let library = "node_modules/typescript/lib/typescript.js"

    @Test func theNearestEsbuildIsTaken() throws {
        let project = try project([Self.package, "app/\(Self.package)", "bin/esbuild"])
        let nearest = try find(in: project, "app/migrations", path: project.path(of: "bin"))
        #expect(nearest == .esbuild(path: project.path(of: "app/\(Self.package)")))
        #expect(
            try find(in: project, "other/deep") == .esbuild(path: project.path(of: Self.package)))
    }

    @Test func aProgramOnThePathComesBeforeTheLibrary() throws {
        let project = try project(["bin/esbuild", Self.library])
        #expect(
            try find(in: project, "m", path: "/nowhere:\(project.path(of: "bin"))")
                == .esbuild(path: project.path(of: "bin/esbuild")))
        #expect(try find(in: project, "m") == .library(path: project.path(of: Self.library)))
    }

    @Test(arguments: ["#!/usr/bin/env node\n", "#! /usr/bin/node --flag\n"])
    func aScriptForNodeIsNoProgram(_ text: String) throws {
        let project = try project(["node_modules/esbuild/bin/esbuild", "bin/esbuild"], text: text)
        #expect(try find(in: project, "m", path: project.path(of: "bin")) == nil)
    }

    @Test func aFileThatMayNotBeExecutedIsNoProgram() throws {
        let project = try Project([Self.package: "x"])
        unsafe chmod(project.path(of: Self.package), 0o600)
        #expect(try find(in: project, "m") == nil)
    }

    @Test func anotherVersionHasAnotherIdentity() throws {
        let project = try project([Self.library])
        let compiler = try #require(try find(in: project, "m"))
        let before = compiler.identity
        try project.write(Self.library, "another, longer text")
        #expect(compiler.identity != before)
    }
}
