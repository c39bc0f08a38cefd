import MigrationKit
import Testing

/// A fault of a database that a built-in check is there to find, made for real and mended again.
struct Fault {
    /// Where it is made.
    enum Place {
        /// In a database of its own on the server of all tests.
        case sharedServer
        /// In one on a server with settings of its own, which may be crashed; see ``FaultServer``.
        case ownServer
    }

    /// What it is, in a few words.
    let title: String

    /// How the check judges it.
    let status: ValidationStatus

    var place = Place.sharedServer

    /// The files of a project; with them the check is made by the program, in the project's folder.
    var files: [String: String]?

    /// Makes a database without the fault, and says what the check is told.
    var sound: (FaultScene) throws -> Void = { _ in }

    /// Makes the fault, and returns what the finding has to name.
    let make: (FaultScene) throws -> [String]

    /// Mends it, if it can be, by what the finding prints.
    let mend: (FaultScene, ValidationResult) throws -> Void

    /// Makes the check before, with and after the fault: not found, found, not found.
    func prove(of check: any MigrationValidator, on server: FaultServer? = nil) throws {
        let scene = try FaultScene(on: server, files: files)
        defer { scene.end() }
        try sound(scene)
        let before = try scene.result(of: check)
        expectNothing(in: before, "before")

        let stranger = try scene.database.makeRole()
        let named = try make(scene)
        let found = try scene.result(of: check)
        #expect(found.status == status && found.error == nil, "\(title): \(found)")
        for name in named {
            #expect(found.details?.contains(name) == true, "\(title), \(name): \(found)")
        }

        // What a role may not see is no reason to fail.
        let unseeing = try scene.resultForStranger(stranger, of: check)
        #expect(
            unseeing?.error == nil, "\(title), for \(stranger): \(String(describing: unseeing))")

        try mend(scene, found)
        let after = try scene.result(of: check)
        expectNothing(in: after, "mended")
        print(
            "\(check.name): found \(found.status.rawValue) / not found \(before.status.rawValue),"
                + " \(after.status.rawValue) (\(title))")
    }

    /// Nothing was found, by a check that has looked.
    private func expectNothing(in result: ValidationResult, _ when: String) {
        #expect(
            result.status == .pass && result.error == nil
                && result.details?.hasPrefix("skipped") == false, "\(title), \(when): \(result)")
    }
}
