extension LockMode {
    /// The modes that nobody else may hold meanwhile (manual, "Conflicting Lock Modes").
    package var rivals: [LockMode] {
        switch self {
        case .accessShare: [.accessExclusive]
        case .rowShare: [.exclusive, .accessExclusive]
        case .rowExclusive: [.share, .shareRowExclusive, .exclusive, .accessExclusive]
        case .shareUpdateExclusive:
            [.shareUpdateExclusive, .share, .shareRowExclusive, .exclusive, .accessExclusive]
        case .share:
            [
                .rowExclusive, .shareUpdateExclusive, .shareRowExclusive, .exclusive,
                .accessExclusive,
            ]
        case .shareRowExclusive:
            [
                .rowExclusive, .shareUpdateExclusive, .share, .shareRowExclusive, .exclusive,
                .accessExclusive,
            ]
        case .exclusive:
            [
                .rowShare, .rowExclusive, .shareUpdateExclusive, .share, .shareRowExclusive,
                .exclusive, .accessExclusive,
            ]
        case .accessExclusive: LockMode.allCases
        }
    }
}
