/// What a new file holds to begin with: code that runs as it is, and does nothing yet.
package enum FileTemplate: Equatable, Sendable {
    /// A migration in JavaScript, as an ES module or in CommonJS.
    case javaScript(isModule: Bool)
    /// A migration in TypeScript.
    case typeScript
    /// The `.up.sql` of a pair.
    case sqlUp
    /// The `.down.sql` of a pair.
    case sqlDown
    /// A SQL file for both directions, with the directives given; none has no way down.
    case sqlWhole(up: String?, down: String?)
    /// A validator in JavaScript, as an ES module or in CommonJS.
    case validator(isModule: Bool)
    /// A validator in TypeScript.
    case typeScriptValidator
    /// A validator in SQL.
    case sqlValidator

    /// The text.
    package var text: String {
        switch self {
        case .javaScript(let isModule):
            isModule
                ? Self.script(
                    "export async function up(client)", "export async function down(client)")
                : Self.script(
                    "exports.up = async function up(client)",
                    "exports.down = async function down(client)", end: "};")
        case .typeScript:
            Self.interface("Client")
                + Self.script(
                    "export async function up(client: Client): Promise<void>",
                    "export async function down(client: Client): Promise<void>")
        case .sqlUp: "-- \(Self.doing)\nSELECT 1;\n"
        case .sqlDown: "-- \(Self.undoing)\nSELECT 1;\n"
        case .sqlWhole(let up?, let down?):
            "\(up)\n\(FileTemplate.sqlUp.text)\n\(down)\n\(FileTemplate.sqlDown.text)"
        case .sqlWhole: FileTemplate.sqlUp.text
        case .validator(let isModule):
            Self.validator(isModule ? "export default" : "module.exports =")
        case .typeScriptValidator:
            Self.interface("Context") + Self.validator("export default", "{ query }: Context")
        case .sqlValidator:
            """
            -- Each row that this returns is one violation.
            SELECT 'what is wrong' AS problem
            WHERE false;

            """
        }
    }

    private static let doing = "Write here what is to be done."
    private static let undoing = "Write here what takes it back."

    private static func script(_ up: String, _ down: String, end: String = "}") -> String {
        """
        \(up) {
          // \(doing)
          await client.query('SELECT 1');
        \(end)

        \(down) {
          // \(undoing)
          await client.query('SELECT 1');
        \(end)

        """
    }

    private static func interface(_ name: String) -> String {
        """
        interface \(name) {
          query(text: string, values?: unknown[]): Promise<{ rows: Record<string, any>[] }>;
        }


        """
    }

    private static func validator(_ export: String, _ context: String = "{ query }") -> String {
        """
        \(export) {
          phase: 'both', // 'pre' is before the migrations, 'post' after them

          // Nothing or true is PASS, false is FAIL.
          async check(\(context)) {
            const { rows } = await query('SELECT 1 AS wrong WHERE false');
            if (rows.length === 0) return true;
            return { status: 'FAIL', details: `${rows.length} are wrong`, help: 'Put them right.' };
          },
        };

        """
    }
}
