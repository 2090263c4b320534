import CLI
import Foundation
import Networking
import UnixSignals

let environment = ProcessInfo.processInfo.environment
let network = HTTPTransport()
let shell = Shell(
    environment: environment, terminal: .standard(environment: environment), time: .system(),
    door: .through(network.transport), host: ProcessInfo.processInfo.hostName)

// A reader that goes away ends a pipe, not the program.
signal(SIGPIPE, SIG_IGN)
let arguments = Array(CommandLine.arguments.dropFirst())
let command = Task { await Program.run(Freehold.self, arguments, in: shell) }
// What serves traps the signals itself, and a signal has one trap.
let interruption =
    Freehold.serves(arguments)
    ? nil
    : Task { for await _ in await UnixSignalsSequence(trapping: .sigint) { command.cancel() } }
let status = await command.value
interruption?.cancel()
try? await network.shutdown()
exit(status.rawValue)
