import Glibc
import MigrationKit
import MigrationRunner

StandardDescriptors.holdPlaces()
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == [ScriptService.command] { exit(ScriptService.run()) }
exit(Program.run(arguments).rawValue)
