internal import CLibpq
internal import EventLoop

/// Where the data of a COPY goes.
enum CopyDirection {
    case toServer
    case toClient
}

/// The client's side of a COPY whose data travels over the connection.
package final class CopyExchange {
    /// COPY FROM: the server takes data now.
    package var onReady: () -> Void = {}
    /// COPY FROM: what was sent has left this process; more may be sent.
    package var onRoom: () -> Void = {}
    /// COPY TO: a piece of the data, a row of the text formats each.
    package var onData: ([UInt8]) -> Void = { _ in }

    /// Whether somebody waits for ``onRoom``.
    fileprivate var wantsRoom = false
    fileprivate var isOver = false

    /// Makes an exchange of which nothing is heard.
    package init() {}

    func hasRoom() {
        guard wantsRoom else { return }
        wantsRoom = false
        onRoom()
    }
}

extension Connection {
    /// Sends a piece of the data of the COPY FROM that runs.
    ///
    /// - Returns: whether more may be sent at once, rather than behind ``CopyExchange/onRoom``.
    package func sendCopyData(_ bytes: [UInt8]) -> Bool {
        guard copying == .toServer, let exchange = sent.first?.copy else { return true }
        let isTaken = unsafe bytes.withUnsafeBytes { buffer in
            unsafe PQputCopyData(
                handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(buffer.count)) == 1
        }
        guard isTaken else {
            loop.performOnNextTurn { self.loseConnection(self.errorMessage) }
            return true
        }
        flush()
        exchange.wantsRoom = watch?.interest.contains(.write) ?? false
        return !exchange.wantsRoom
    }

    /// Says that the data of the COPY FROM that runs is complete, or that there will be no more of it
    /// for this reason, which fails the statement.
    package func endCopy(failingWith reason: String? = nil) {
        guard copying == .toServer else { return }
        copying = nil
        sent.first?.copy?.isOver = true
        unsafe PQputCopyEnd(handle, reason)
        flush()
    }

    /// Leaves the data that COPY TO sends in the socket until ``resumeCopy()``.
    package func pauseCopy() {
        guard copying == .toClient else { return }
        isCopyPaused = true
        watch?.interest.remove(.read)
        noteReference()
    }

    /// Goes on with COPY TO.
    package func resumeCopy() {
        guard isCopyPaused else { return }
        isCopyPaused = false
        watch?.interest.insert(.read)
        noteReference()
        // What libpq has read already makes no socket ready.
        loop.performOnNextTurn { if !self.isFinished { self.receiveResults() } }
    }

    func beginCopy(_ direction: CopyDirection, for job: Job) {
        copying = direction
        guard direction == .toServer else { return }
        guard let exchange = job.copy, !exchange.isOver else {
            // What node-postgres answers where no stream was given.
            copying = nil
            unsafe PQputCopyEnd(handle, "No source stream defined")
            return flush()
        }
        exchange.onReady()
    }

    /// Hands over what COPY TO STDOUT has sent so far; without a taker it is dropped.
    ///
    /// - Returns: whether there may be more to be read of the answer.
    func receiveCopyData(for job: Job) -> Bool {
        while !isCopyPaused {
            var buffer: UnsafeMutablePointer<CChar>?
            let count = unsafe PQgetCopyData(handle, &buffer, 1)
            if count == 0 { return false }
            guard count > 0 else {
                copying = nil
                return true
            }
            if let exchange = job.copy {
                let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: buffer, count: Int(count)))
                unsafe PQfreemem(buffer)
                exchange.onData(bytes)
                guard isOpen, sent.first === job else { return false }
            } else {
                unsafe PQfreemem(buffer)
            }
        }
        return true
    }
}
