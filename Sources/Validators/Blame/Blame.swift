/// Which migrations of the run a fault comes from.
enum Blame: Equatable {
    /// None that is known of: it was there before, or came from elsewhere.
    case nobody
    /// That one.
    case certain(String)
    /// One of these, or none.
    case possible([String])

    /// The migration that a finding names.
    var migration: String? {
        if case .certain(let version) = self { return version }
        return nil
    }

    /// What is said where it is not certain.
    var remark: String? {
        guard case .possible(let versions) = self else { return nil }
        return "perhaps of \(Lines.list(versions))"
    }

    /// The blame of those that may have done it.
    ///
    /// - Parameter isSure: whether nobody else can have done it.
    init(_ origins: [Origin], isSure: Bool) {
        var versions: [String] = []
        for origin in origins.sorted(by: { $0.position < $1.position })
        where !versions.contains(origin.version) {
            versions.append(origin.version)
        }
        switch versions.count {
        case 0: self = .nobody
        case 1 where isSure: self = .certain(versions[0])
        default: self = .possible(versions)
        }
    }
}
