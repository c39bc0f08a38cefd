/// Who blocks whom: those who wait below those whom they wait for.
struct BlockingTree {
    /// What each holds, by name, in the order of the obstacles.
    private var holds: [String: [BlockingLock]] = [:]
    /// What each waits for, by name.
    private var waits: [String: [BlockingLock]] = [:]
    /// Everybody, those of the worst obstacles first.
    private var names: [String] = []
    private var parties: [String: BlockingLock.Party] = [:]
    /// Below whom each who waits is shown.
    private var parents: [String: String] = [:]

    /// Puts obstacles together, the worst of which come first.
    init(_ locks: [BlockingLock]) {
        for lock in locks {
            note(lock.holder)
            if let waiter = lock.waiter {
                note(waiter)
                waits[waiter.name, default: []].append(lock)
            } else {
                holds[lock.holder.name, default: []].append(lock)
            }
        }
        var depths: [String: Int] = [:]
        for name in names { findParent(of: name, &depths) }
    }

    /// The tree in lines, each level indented by two blanks.
    ///
    /// Who waits for several is below the one that waits longest in the chain. In a deadlock, which lasts
    /// until the server finds it, one of its sessions stands for the root.
    var lines: [String] {
        var children: [String: [String]] = [:]
        for name in names {
            if let parent = parents[name] { children[parent, default: []].append(name) }
        }
        var lines: [String] = []
        var shown: Set<String> = []
        func show(_ name: String, _ level: Int) {
            guard shown.insert(name).inserted else { return }
            lines.append(String(repeating: "  ", count: level) + line(of: name))
            for child in children[name] ?? [] { show(child, level + 1) }
        }
        for name in names { show(root(of: name), 0) }
        return lines
    }

    /// Those who wait for nobody, and whose end is waited for; in a deadlock the one that stands for it.
    var roots: [BlockingLock.Party] {
        var seen: Set<String> = []
        return names.map(root).filter { seen.insert($0).inserted }.compactMap { parties[$0] }
    }

    private mutating func note(_ party: BlockingLock.Party) {
        if parties.updateValue(party, forKey: party.name) == nil { names.append(party.name) }
    }

    private func root(of name: String) -> String {
        var root = name
        var seen: Set<String> = [name]
        while let next = parents[root], seen.insert(next).inserted { root = next }
        return root
    }

    /// Finds whom one waits for with the most others in between, and how many those are.
    private mutating func findParent(of name: String, _ depths: inout [String: Int]) {
        guard depths[name] == nil else { return }
        // In a circle, one that is on the way here counts as nobody who waits.
        depths[name] = 0
        var deepest = -1
        for holder in waits[name]?.map(\.holder.name) ?? [] {
            findParent(of: holder, &depths)
            let depth = depths[holder] ?? 0
            guard depth > deepest else { continue }
            deepest = depth
            parents[name] = holder
        }
        depths[name] = deepest + 1
    }

    private func line(of name: String) -> String {
        let held = holds[name] ?? []
        var parts: [String] = []
        if let wait = waits[name]?.first {
            parts.append("has waited \(wait.age) for \(wait.lock)")
        }
        if let first = held.first {
            var locks = held.prefix(Self.mostLocks).map(\.lock)
            if held.count > Self.mostLocks { locks.append("\(held.count - Self.mostLocks) more") }
            parts.append("has held \(locks.joined(separator: ", ")) for \(first.age)")
        }
        let session = parties[name]?.description ?? name
        return parts.isEmpty ? session : "\(session) \(parts.joined(separator: ", and "))"
    }

    /// How many locks of one session are named.
    private static let mostLocks = 5
}
