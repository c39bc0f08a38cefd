import Linter
import MigrationKit
import NodeRuntime

/// Finds where in a script the texts of its queries stand.
struct QueryPlaces {
    private let source: [UInt8]
    private let text: SourceText
    private let texts: [JavaScriptText]
    private let functions: [Range<Int>]
    private let byValue: [Substring: [Int]]
    /// The texts that were sent.
    private var sent: Set<Int> = []
    /// The lines of the calls that sent something.
    private var callLines: Set<Int> = []

    /// Finds the texts of a file.
    init(_ source: [UInt8], _ text: SourceText) {
        self.source = source
        self.text = text
        let found = JavaScriptTexts(source)
        let texts = found.texts
        self.texts = texts
        functions = found.functions
        byValue = Dictionary(
            grouping: texts.indices.filter { texts[$0].isWhole },
            by: { texts[$0].pieces[0].value.withoutBlanks })
    }

    /// The query with the place of its text; that of its call where the file has no such text, and else the
    /// file's beginning.
    ///
    /// - Parameter call: the byte of its call, where that is known.
    mutating func query(_ sql: String, call: Int?) -> LintQuery {
        let line = call.map { text.lineNumber(of: $0) }
        if let line { callLines.insert(line) }
        func distance(_ index: Int) -> Int {
            abs(text.lineNumber(of: texts[index].range.lowerBound) - (line ?? 1))
        }
        var map: SourceMap?
        let same = byValue[sql.withoutBlanks]?.min { distance($0) < distance($1) }
        if let index = same {
            map = texts[index].map(of: sql)
            sent.insert(index)
        } else {
            let matches = texts.indices.compactMap { index in
                texts[index].isWhole ? nil : texts[index].map(of: sql).map { (index, $0) }
            }
            if let match = matches.min(by: { distance($0.0) < distance($1.0) }) {
                map = match.1
                sent.insert(match.0)
            }
        }
        return LintQuery(
            text: sql, map: map ?? .point(at: call ?? 0), callLine: line, hasOwnComments: true)
    }

    /// The statements that change something of texts that were not sent.
    ///
    /// - Parameters:
    ///   - queries: all that the code asked for, in both directions.
    ///   - ends: the bytes at which it ended before its time: what stands behind one in the same function is
    ///     left out.
    func unsent(_ queries: [String], behind ends: [Int]) -> [LintQuery] {
        let unknown = ends.map { end in
            end..<max(end, functions.first { $0.contains(end) }?.upperBound ?? source.count)
        }
        let candidates = texts.indices.filter { index in
            !sent.contains(index) && !unknown.contains { $0.overlaps(texts[index].range) }
        }.compactMap { index in
            WrittenStatements(texts[index], in: source).map { (texts[index], $0) }
        }
        guard !candidates.isEmpty else { return [] }
        let known = SentStatements(queries, isWritten: { byValue[$0.withoutBlanks] != nil })
        return candidates.filter { !known.contain($1, of: $0) }.map { text, written in
            LintQuery(
                text: written.sql,
                map: text.map(of: written.sql) ?? .point(at: text.range.lowerBound),
                hasOwnComments: true)
        }
    }

    /// The lines that may send what was not sent: those of texts of several words, and of calls.
    var unknownLines: Set<Int> {
        var lines: Set<Int> = []
        for (index, each) in texts.enumerated() where !sent.contains(index) {
            guard each.pieces.contains(where: { $0.value.withoutBlanks.contains(" ") }) else {
                continue
            }
            let last = text.lineNumber(of: each.range.upperBound)
            lines.formUnion(text.lineNumber(of: each.range.lowerBound)...last)
        }
        var line = 1
        var isCounted = false
        for byte in source {
            if byte == UInt8(ascii: "\n") {
                line += 1
                isCounted = false
            } else if byte == UInt8(ascii: "("), !isCounted {
                isCounted = true
                if !callLines.contains(line) { lines.insert(line) }
            }
        }
        return lines
    }
}

extension JavaScriptText {
    /// Where the parts of a query stand that was put together by it; nil where it was not.
    func map(of sql: String) -> SourceMap? {
        isWhole ? mapOfWhole(sql) : mapOfPieces(sql)
    }

    /// What is sent may have been trimmed.
    private func mapOfWhole(_ sql: String) -> SourceMap {
        let shift = sql.leadingBlanks - pieces[0].value.leadingBlanks
        return SourceMap(
            pieces[0].anchors.map { SourceMap.Anchor(text: $0.value + shift, file: $0.source) })
    }

    /// The pieces one after the other, with anything between them.
    private func mapOfPieces(_ sql: String) -> SourceMap? {
        let bytes = Array(sql.utf8)
        var anchors: [SourceMap.Anchor] = []
        var position = 0
        for (index, piece) in pieces.enumerated() {
            var value = Array(piece.value.utf8)[...]
            var cut = 0
            if index == 0 {
                cut = max(0, piece.value.leadingBlanks - sql.leadingBlanks)
                value = value.dropFirst(cut)
            }
            let isFirst = index == 0 && !hasHead
            let isLast = index == pieces.count - 1 && !hasTail
            if isLast, !bytes[position...].reversed().starts(with: value.reversed()) {
                while value.last?.isBlank == true { value.removeLast() }
            }
            guard
                let found = bytes.firstIndex(
                    of: value, from: position, isFirst: isFirst, isLast: isLast)
            else { return nil }
            if found > position || anchors.isEmpty {
                anchors.append(
                    SourceMap.Anchor(text: position, file: piece.gapBefore, isPoint: true))
            }
            anchors += piece.anchors.map {
                SourceMap.Anchor(text: max(found, found + $0.value - cut), file: $0.source)
            }
            position = found + value.count
        }
        anchors.append(SourceMap.Anchor(text: position, file: range.upperBound, isPoint: true))
        return SourceMap(anchors)
    }
}

extension [UInt8] {
    /// Where a part begins at an offset or behind.
    ///
    /// - Parameters:
    ///   - isFirst: whether it has to be just there.
    ///   - isLast: whether it has to be the end.
    fileprivate func firstIndex(
        of part: ArraySlice<UInt8>, from offset: Int, isFirst: Bool, isLast: Bool
    ) -> Int? {
        let latest = count - part.count
        guard offset <= latest else { return nil }
        if isFirst { return self[offset...].starts(with: part) ? offset : nil }
        if isLast { return self[latest...].elementsEqual(part) ? latest : nil }
        return (offset...latest).first { self[$0...].starts(with: part) }
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension String {
    /// The text between its blanks.
    var withoutBlanks: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// How many bytes of blanks it begins with.
    fileprivate var leadingBlanks: Int { prefix(while: \.isWhitespace).utf8.count }
}
