import Glibc
import MigrationKit
import MigrationRunner

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == [ScriptService.command] { exit(ScriptService.run()) }
exit(Program.run(arguments).rawValue)
