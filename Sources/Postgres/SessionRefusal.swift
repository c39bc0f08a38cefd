/// Why a server that was reached refused a session.
///
/// libpq gives no fields of such an error, only its text; in the verbose form that has all of them.
package struct SessionRefusal: Sendable {
    /// FATAL, or ERROR.
    package let severity: String
    /// The error code.
    package let sqlState: SQLState
    /// The primary message.
    package let message: String
    /// DETAIL and HINT.
    package private(set) var detail, hint: String?
    /// The function, file and line of the server's source.
    package private(set) var routine, file, line: String?
    /// The text as libpq gives it in its default form.
    let text: String

    /// Reads libpq's verbose text; nil where it is not about a server's answer.
    init?(_ verbose: String) {
        let lines = verbose.split(separator: "\n").map(String.init)
        guard let first = lines.first,
            let match = first.firstMatch(of: /(FATAL|PANIC|ERROR):  ([0-9A-Z]{5}): (.*)$/)
        else { return nil }
        severity = String(match.1)
        sqlState = SQLState(rawValue: String(match.2))
        message = String(match.3)
        var kept = [first[..<match.range.lowerBound] + "\(match.1):  \(match.3)"]
        for line in lines.dropFirst() {
            if let place = line.wholeMatch(of: /LOCATION:  (.*), (.*):(\d+)/) {
                (routine, file) = (String(place.1), String(place.2))
                self.line = String(place.3)
                continue
            }
            if line.hasPrefix("DETAIL:  ") { detail = String(line.dropFirst(9)) }
            if line.hasPrefix("HINT:  ") { hint = String(line.dropFirst(7)) }
            kept.append(line[...])
        }
        text = kept.joined(separator: "\n")
    }
}
