import MigrationKit
import Testing

struct TextTableTests {
    @Test(arguments: [
        ("abc", 3), ("", 0), ("ü", 1), ("e\u{301}", 1), ("表", 2), ("🐘", 2), ("❤️", 2), ("✓", 1),
        ("👩‍👩‍👧", 2), ("한", 2), ("Ａ", 2),
    ])
    func width(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func alignsWideAndNarrow() {
        var table = TextTable([.init("NAME"), .init("N", .trailing), .init("NOTE")])
        table.append(["表", "1", "two\nlines\u{1B}[31m"])
        table.append(["plain", "100"])
        #expect(
            table.render() == """
                NAME     N  NOTE
                表       1  two lines\u{FFFD}[31m
                plain  100

                """)
    }

    @Test func coloursDoNotShiftColumns() {
        var table = TextTable([.init("A"), .init("B")])
        table.append([.init("x", .good), "y"])
        #expect(
            table.render(style: TextStyle(isColoured: true)).contains("\u{1B}[32mx\u{1B}[0m  y\n"))
    }
}
