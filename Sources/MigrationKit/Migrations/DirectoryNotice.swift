/// Something about the migrations folder that people should be told, and that stops nothing.
package enum DirectoryNotice: Sendable, Equatable {
    /// A numbered file that has no bytes; it is not run.
    case emptyFile(fileName: String)
    /// A `.down.` file whose up is not there; it is not run.
    case downWithoutUp(fileName: String)
    /// A TypeScript file that lies beside the JavaScript it was compiled to.
    case twin(runs: String, skipped: String)

    /// The notice in one sentence.
    package var message: String {
        switch self {
        case .emptyFile(let fileName): "\(fileName) is empty and is left out"
        case .downWithoutUp(let fileName):
            "\(fileName) rolls back a migration that has no up file, and is left out"
        case .twin(let runs, let skipped):
            "\(skipped) and \(runs) are the same migration: \(runs) is run"
        }
    }
}
