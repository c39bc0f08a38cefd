import PgQuery

extension LintStatement {
    /// The statement's words and signs.
    var whole: SQLPart { SQLPart(text) }

    /// The statement with a semicolon.
    var terminated: String { "\(whole.text);" }

    /// The member of a list of the statement that begins at a byte of the query.
    func member(at offset: Int?) -> SQLPart? {
        guard let offset, offset >= range.lowerBound else { return nil }
        let member = whole.member(at: offset - range.lowerBound)
        return member.isEmpty ? nil : member
    }
}
