import Glibc

/// The work of a ``WireProxy``, all of it on one thread.
final class WireRelay {
    private let listener: Int32
    private let waker: Int32
    private let server: String
    private var fault: WireFault?
    private var links: [WireLink] = []
    private var opened = 0
    private var counts: [WireMessage.Direction: Int] = [:]
    private var program: Int32 = 0
    private var record: (WireMessage) -> Void = { _ in }
    private var onFault: () -> Void = {}

    init(listener: Int32, waker: Int32, server: String, fault: WireFault?) {
        self.listener = listener
        self.waker = waker
        self.server = server
        self.fault = fault
    }

    /// Relays until the other end of the waker is closed, and what has been sent by then is relayed, too.
    func run(record: @escaping (WireMessage) -> Void, onFault: @escaping () -> Void) {
        self.record = record
        self.onFault = onFault
        while true {
            let watched = links
            let descriptors = [waker, listener] + watched.flatMap { [$0.program, $0.server] }
            var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard unsafe poll(&entries, nfds_t(entries.count), -1) > 0 else { continue }
            let isEnding = entries[0].revents != 0
            if isEnding, !entries.dropFirst().contains(where: { $0.revents != 0 }) { break }
            // The server first: what it has answered comes before what the program says to it.
            for (index, link) in watched.enumerated() where entries[3 + 2 * index].revents != 0 {
                receive(.toProgram, on: link)
            }
            for (index, link) in watched.enumerated() where entries[2 + 2 * index].revents != 0 {
                receive(.toServer, on: link)
            }
            if entries[1].revents != 0 { accept() }
        }
        for link in links { link.close() }
        close(listener)
    }

    private func accept() {
        let client = Glibc.accept(listener, nil, nil)
        guard client >= 0 else { return }
        program = UnixSocket.peer(of: client)
        guard let upstream = UnixSocket.connect(to: server) else {
            close(client)
            return
        }
        links.append(WireLink(program: client, server: upstream))
    }

    private func receive(_ direction: WireMessage.Direction, on link: WireLink) {
        guard link.isOpen else { return }
        let isThere = link.read(direction)
        while link.isOpen, let frame = link.nextFrame(direction) {
            forward(frame, direction, on: link)
        }
        if !isThere { end(link) }
    }

    private func forward(
        _ frame: WireLink.Frame, _ direction: WireMessage.Direction, on link: WireLink
    ) {
        if frame.isNegotiation {
            // GSSENCRequest and SSLRequest: no.
            UnixSocket.send([UInt8(ascii: "N")], to: link.program)
            return
        }
        if frame.kind == WireLink.startUp, link.number < 0 {
            link.number = opened
            opened += 1
        }
        let message = WireMessage(
            direction, connection: link.number, kind: frame.kind, body: frame.body)
        let number = counts[direction, default: 0]
        counts[direction] = number + 1
        record(message)
        let due = fault.flatMap { $0.isDue(message, number) ? $0 : nil }
        if due != nil { fault = nil }
        if let due, due.side == .before { fire(due.action) }
        guard link.isOpen else { return }
        if !UnixSocket.send(frame.bytes, to: link.destination(of: direction)) { end(link) }
        if let due, due.side == .after { fire(due.action) }
    }

    private func fire(_ action: WireFault.Action) {
        onFault()
        switch action {
        case .kill:
            kill(program, SIGKILL)
            for link in links { end(link) }
        case .cut:
            for link in links { end(link) }
        case .cutConnection(let number):
            for link in links where link.number == number { end(link) }
        case .perform(let body): body(program)
        }
    }

    private func end(_ link: WireLink) {
        link.close()
        links.removeAll { $0 === link }
    }
}
