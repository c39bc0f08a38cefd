/// The statements that may have made an object.
struct Maker {
    /// Where they stand; none where it is none of the run's.
    var origins: [Origin] = []
    /// Whether it is one of them.
    var isSure = true

    /// The maker, where it is known.
    var sure: Maker? { isSure && !origins.isEmpty ? self : nil }
}

extension Blame {
    /// The blame of whoever made something.
    init(_ maker: Maker) { self.init(maker.origins, isSure: maker.isSure) }
}
