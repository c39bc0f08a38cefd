import Glibc
import MigrationKit

exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
