import Filesystem
import TestSupport
import Testing

@testable import TypeScript

@Suite struct CompiledSourceCacheTests {
    @Test func whatIsStoredIsFound() throws {
        let project = try Project()
        let cache = CompiledSourceCache(environment: ["XDG_CACHE_HOME": project.path])
        #expect(cache.value(for: "a") == nil)
        cache.store("one", for: "a")
        cache.store("two", for: "b")
        cache.store("three", for: "b")
        #expect(cache.value(for: "a") == "one")
        #expect(cache.value(for: "b") == "three")
        let names = try Filesystem.entries(of: project.path(of: "jsmigrate/typescript")).map(\.name)
        #expect(names.count == 2 && names.allSatisfy { $0.hasSuffix(".json") }, "\(names)")
    }

    @Test func theFolderFollowsTheXDGRules() {
        func folder(_ environment: [String: String]) -> String? {
            CompiledSourceCache(environment: environment).folder
        }
        #expect(folder(["XDG_CACHE_HOME": "/c", "HOME": "/h"]) == "/c/jsmigrate/typescript")
        #expect(folder(["XDG_CACHE_HOME": "c", "HOME": "/h"]) == "/h/.cache/jsmigrate/typescript")
        #expect(folder(["XDG_CACHE_HOME": "", "HOME": "/h"]) == "/h/.cache/jsmigrate/typescript")
        #expect(folder(["HOME": "/h"]) == "/h/.cache/jsmigrate/typescript")
        #expect(folder([:]) == nil)
    }

    @Test func aFolderThatCannotBeMadeIsNoFailure() {
        let cache = CompiledSourceCache(environment: ["HOME": "/proc/nowhere"])
        cache.store("one", for: "a")
        #expect(cache.value(for: "a") == nil)
        let none = CompiledSourceCache(environment: [:])
        none.store("one", for: "a")
        #expect(none.value(for: "a") == nil)
    }
}
