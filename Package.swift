// swift-tools-version: 6.2

import PackageDescription

/// The settings that every Swift target of this package is built with.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

/// Declares a Swift library target with the package's settings.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Declares a test target with the package's settings.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "jsmigrate",
    targets: [
        // C libraries, each fenced by the one Swift module that imports it.
        .systemLibrary(
            name: "CJavaScriptCore", pkgConfig: "javascriptcoregtk-4.1",
            providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]),
        .systemLibrary(
            name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CPgQuery", providers: [.apt(["libpg-query-dev", "libprotobuf-c-dev"])]),
        .systemLibrary(
            name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "CNodeShims", exclude: ["js"]),

        // The operating system.
        module("EventLoop", ["CLinux"]),
        module("Filesystem", ["CLinux"]),
        module("Digest", ["CGLib"]),
        module("Subprocess", ["CLinux"]),
        module("EphemeralPostgres", ["Filesystem", "Subprocess"]),

        // The compiler of TypeScript, which is another's program.
        module("TypeScript", ["Filesystem", "Digest", "Subprocess"]),

        // The engine and the database, one module a library.
        module("JSCore", ["CJavaScriptCore"]),
        module("Postgres", ["CLibpq", "EventLoop"]),
        .target(
            name: "PgQuery", dependencies: ["CPgQuery"], swiftSettings: strict,
            linkerSettings: [.linkedLibrary(":libpg_query.a")]),

        // The domain, and what carries it out.
        module("Arguments"),
        module("MigrationKit"),
        module("Adoption", ["MigrationKit"]),
        module("Configuration", ["MigrationKit", "Arguments"]),
        module("SchemaDescription", ["MigrationKit", "Postgres", "Digest"]),
        module("SQLScript"),
        module(
            "NodeRuntime",
            ["JSCore", "CNodeShims", "EventLoop", "Filesystem", "Digest", "TypeScript"]),
        module(
            "MigrationRunner",
            [
                "MigrationKit", "Adoption", "Configuration", "SchemaDescription", "SQLScript",
                "Linter",
                "NodeRuntime", "JSCore", "Postgres", "PgQuery",
                "EventLoop", "Filesystem", "Digest", "TypeScript", "Subprocess",
            ]),
        module("Linter", ["MigrationKit", "PgQuery", "SQLScript", "Arguments"]),
        module("Validators", ["MigrationKit", "Linter", "Postgres", "PgQuery", "Filesystem"]),
        .executableTarget(
            name: "jsmigrate",
            dependencies: [
                "Arguments", "MigrationKit", "Adoption", "Configuration", "MigrationRunner",
                "Validators",
                "EphemeralPostgres", "Linter",
                "EventLoop", "Filesystem", "PgQuery", "Postgres", "SchemaDescription", "Subprocess",
            ],
            swiftSettings: strict),

        // Tests: one target a module, then the program as a whole.
        .target(
            name: "TestSupport",
            dependencies: [
                "EphemeralPostgres", "Filesystem", "Postgres", "EventLoop", "Subprocess",
            ],
            path: "Tests/TestSupport", swiftSettings: strict),
        tests("TestSupportTests", ["TestSupport"]),
        tests("SubprocessTests", ["Subprocess"]),
        tests("EphemeralPostgresTests", ["EphemeralPostgres", "Filesystem", "Subprocess"]),
        tests("EventLoopTests", ["EventLoop", "TestSupport"]),
        tests("TypeScriptTests", ["TypeScript", "Filesystem", "TestSupport"]),
        tests("FilesystemTests", ["Filesystem", "Digest"]),
        tests("JSCoreTests", ["JSCore"]),
        tests("PostgresTests", ["Postgres", "EventLoop", "TestSupport"]),
        tests("PgQueryTests", ["PgQuery"]),
        tests("SQLScriptTests", ["SQLScript", "TestSupport", "Filesystem"]),
        tests("ArgumentsTests", ["Arguments"]),
        tests("MigrationKitTests", ["MigrationKit"]),
        tests("AdoptionTests", ["Adoption", "MigrationKit"]),
        tests("ConfigurationTests", ["Configuration", "MigrationKit", "TestSupport"]),
        tests("jsmigrateTests", ["jsmigrate", "MigrationKit", "Arguments", "Configuration"]),
        tests(
            "NodeRuntimeTests",
            ["NodeRuntime", "EventLoop", "JSCore", "Filesystem", "TestSupport"],
            exclude: ["Fixtures"]),
        tests(
            "MigrationRunnerTests",
            [
                "MigrationRunner", "MigrationKit", "SchemaDescription", "Postgres", "PgQuery",
                "Filesystem",
            ]),
        tests("NodeParityTests", ["TestSupport", "Filesystem"], exclude: ["Fixtures"]),
        tests(
            "ValidatorsTests",
            ["Validators", "MigrationKit", "Postgres", "EventLoop", "Filesystem", "TestSupport"]),
        tests(
            "LinterTests",
            ["Linter", "PgQuery", "SQLScript", "MigrationKit", "Filesystem", "TestSupport"]),
        tests(
            "SchemaDescriptionTests",
            [
                "SchemaDescription", "MigrationKit", "Postgres", "EventLoop",
                "Filesystem", "TestSupport",
            ], exclude: ["Fixtures"]),
        tests(
            "IntegrationTests",
            [
                "TestSupport", "Postgres", "EventLoop", "Filesystem", "MigrationKit",
                "EphemeralPostgres",
            ],
            exclude: ["Fixtures"]),
        tests("FaultTests", ["TestSupport", "Filesystem"], exclude: ["Fixtures"]),
        tests(
            "CommandTests", ["TestSupport", "Filesystem", "MigrationKit"], exclude: ["Fixtures"]),
    ],
    cLanguageStandard: .c2x
)
