import TestSupport

/// A moment at which the program is killed: before or after one of the messages that it sends.
///
/// The program can do nothing once it is dead, so that the bytes which the server has got by then decide what
/// becomes of the database. A point before or after a message *from* the server is therefore one of these two:
/// - right after the last message to the server was forwarded, while it may still be at work on it;
/// - before the next message to the server, when all answers have come.
struct CrashPoint: Sendable, CustomStringConvertible {
    let number: Int
    let side: WireFault.Side
    let message: WireMessage

    /// The fault that does something at this moment.
    func fault(_ action: WireFault.Action) -> WireFault {
        WireFault(action, side, .toServer, number: number)
    }

    var description: String {
        "\(side == .before ? "before" : "after") message \(number) \(message)"
    }
}

extension CrashPoint {
    /// The points of a run whose outcomes can differ from one another.
    ///
    /// - An open transaction leaves nothing when its connection ends. The server says after each request
    ///   whether one is open; while one is, before and after it, one point stands for the request.
    /// - The messages of a pipeline are sent at once, so that "before" one of them is "right after" the one
    ///   ahead of it; and Parse, Bind and Describe change nothing that outlasts a connection.
    ///
    /// - Parameter isWhole: whether what comes before and after the migration is of interest too: it is the
    ///   same for each.
    static func all(in messages: [WireMessage], isWhole: Bool) -> [CrashPoint] {
        let sent = requests(in: messages)
        let first = isWhole ? nil : sent.firstIndex { $0.message.text.contains("DISCARD TEMP") }
        let last = isWhole ? nil : sent.lastIndex { $0.message.text.contains("'completed'") }
        let range = (first ?? 0)...min(last.map { $0 + 1 } ?? .max, sent.count - 1)
        var points: [CrashPoint] = []
        for number in range {
            let (message, isOpenAfter) = sent[number]
            if number == range.lowerBound || !sent[number - 1].isOpenAfter,
                number == 0 || !"PBDE".contains(sent[number - 1].message.kind)
            {
                points.append(CrashPoint(number: number, side: .before, message: message))
            }
            let isStep = isOpenAfter ? "QS" : "0QESX"
            if isStep.contains(message.kind) {
                points.append(CrashPoint(number: number, side: .after, message: message))
            }
        }
        return points
    }

    /// Before and after each message that ends a transaction, and some of the others.
    static func aroundCommits(of messages: [WireMessage], andEvery step: Int) -> [CrashPoint] {
        let sent = messages.filter { $0.direction == .toServer }
        return sent.enumerated().flatMap { number, message -> [CrashPoint] in
            let isCommit = message.text.contains("COMMIT") && message.kind == "Q"
            guard isCommit || number.isMultiple(of: step) else { return [] }
            let sides: [WireFault.Side] = isCommit ? [.before, .after] : [.after]
            return sides.map { CrashPoint(number: number, side: $0, message: message) }
        }
    }

    /// What was sent, and whether the answer to the request that it is part of was that a transaction is open.
    private static func requests(
        in messages: [WireMessage]
    ) -> [(message: WireMessage, isOpenAfter: Bool)] {
        messages.indices.filter { messages[$0].direction == .toServer }.map { index in
            let answer = messages[index...].first {
                $0.direction == .toProgram && $0.connection == messages[index].connection
                    && $0.kind == "Z"
            }
            return (messages[index], answer?.text == "T" || answer?.text == "E")
        }
    }
}
