import Glibc
package import Testing

/// Packages of Debian's archive that scripts/setup has unpacked: third-party modules, and the compilers of TypeScript.
package enum NodePackages {
    /// The folder with the modules.
    package static let modules = Repository.path + "/.build/node-packages/node_modules"
    /// The folder with the executables, for `PATH`.
    package static let programs = Repository.path + "/.build/node-packages/usr/bin"

    /// Whether they are there.
    package static let areUnpacked = unsafe access(programs + "/esbuild", X_OK) == 0
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, visibly, where the packages are missing; it runs and fails with `JSMIGRATE_REQUIRE_NODE=1`.
    package static var requiresNodePackages: Self {
        .enabled(
            if: NodePackages.areUnpacked || NodeOracle.isRequired,
            "packages are missing: run scripts/setup")
    }
}
