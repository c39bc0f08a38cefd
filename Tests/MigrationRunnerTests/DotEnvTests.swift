import MigrationRunner
import Testing

@Suite("Reading .env files")
struct DotEnvTests {
    /// The expected values are what dotenv 16.4 gives.
    @Test(
        "As dotenv reads them",
        arguments: [
            ("A=1\nB = two words  \r\nC:3\nD: 4", ["A=1", "B=two words", "D=4"]),
            ("export A=1\n export  B=2\nexport=3", ["A=1", "B=2", "export=3"]),
            ("# A=1\nB=2 # x\nC=a#b\nD='a#b' # c", ["B=2", "C=a", "D=a#b"]),
            (#"A="x\ny\\n"# + "\"\nB='x\\ny'\nC=x\\ny", ["A=x\ny\\\n", "B=x\\ny", "C=x\\ny"]),
            ("A=\"one\ntwo\"\nB=`it's \"x\"`\nC=", ["A=one\ntwo", "B=it's \"x\"", "C="]),
            ("A='it\\'s'\nB=\"open\nC='a' 'b'", ["A=it\\'s", "B=\"open", "C=a' 'b"]),
            ("A=1\nB=2\nA=3", ["A=3", "B=2"]),
            ("\u{FEFF}A=1\nno assignment\n=2\nA.B-C=ü", ["A=1", "A.B-C=ü"]),
            ("A=\n\nB=2", ["A=", "B=2"]),
        ] as [(String, [String])])
    func parse(_ text: String, _ expected: [String]) {
        #expect(DotEnv.parse(text).map { "\($0.0)=\($0.1)" } == expected)
    }
}
