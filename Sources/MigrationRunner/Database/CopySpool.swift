import Filesystem
import NodeRuntime
import Postgres

/// The data of a script's COPY FROM, kept until it is complete.
///
/// Whatever makes the data may ask the migration's one connection for more of it, with a cursor for one;
/// a COPY under way would keep it from ever getting an answer. So the statement is sent when its data
/// is there, from memory, or from a file where there is much of it.
final class CopySpool {
    private static let memoryLimit = 8 << 20
    private static let pieceSize = 1 << 16

    private let directory: String
    private var memory: [[UInt8]] = []
    private var memorySize = 0
    private var file: TemporaryFile?
    /// How many pieces of the memory, and bytes of the file, were taken out.
    private var pieceCount = 0
    private var offset = 0
    /// Why there will be no more data, where there was to be more.
    private(set) var failure: String?

    /// - Parameter directory: where a file may be made.
    init(directory: String) { self.directory = directory }

    /// Adds a piece.
    func append(_ piece: [UInt8]) {
        do throws(FilesystemError) {
            if file == nil, memorySize + piece.count > Self.memoryLimit {
                file = try TemporaryFile(in: directory)
            }
            guard let file else {
                memory.append(piece)
                memorySize += piece.count
                return
            }
            try file.append(piece)
        } catch {
            failure = "the data could not be kept: \(error)"
        }
    }

    /// Ends the data.
    func end(_ reason: String?) { failure = failure ?? reason }

    /// An exchange that gives the data to the server.
    func exchange(on connection: Connection) -> CopyExchange {
        let exchange = CopyExchange()
        exchange.onReady = { self.pump(into: connection) }
        exchange.onRoom = { self.pump(into: connection) }
        return exchange
    }

    private func pump(into connection: Connection) {
        while failure == nil, let piece = next() {
            guard connection.sendCopyData(piece) else { return }
        }
        connection.endCopy(failingWith: failure)
    }

    private func next() -> [UInt8]? {
        if pieceCount < memory.count {
            defer {
                memory[pieceCount] = []
                pieceCount += 1
            }
            return memory[pieceCount]
        }
        guard let file else { return nil }
        do throws(FilesystemError) {
            let piece = try file.read(Self.pieceSize, at: offset)
            offset += piece.count
            return piece.isEmpty ? nil : piece
        } catch {
            failure = "the data could not be read back: \(error)"
            return nil
        }
    }
}
