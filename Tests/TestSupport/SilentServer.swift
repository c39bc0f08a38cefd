import Glibc

/// A server that takes connections and never says a word.
package final class SilentServer {
    private let folder: Project
    private let descriptor: Int32

    /// Starts one.
    package init() throws {
        folder = try Project()
        descriptor = try UnixSocket.listen(at: folder.path(of: ".s.PGSQL.5432"))
    }

    deinit { close(descriptor) }

    /// A connection URL that leads to it.
    package var url: String { "postgresql://nobody@localhost:5432/none?host=\(folder.path)" }
}
