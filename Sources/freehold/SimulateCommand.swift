import ArgumentParser
import CLI
import Networking
import Server
import ServiceLifecycle

struct SimulateCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Serve the simulated clouds alone, to any client.",
        discussion: """
            For each cloud it prints its address, a key with Freehold's policy, and the account owner's. What the \
            customer would do at the cloud's own console is sent to the same address: POST /console/quota with \
            {"name": …, "limit": …}; /console names the others.
            """)

    @Argument(help: "Which clouds, by their ids; all of them without it.") var clouds: [String] = []
    @Option(help: "The first cloud's address, on this machine; each further one takes the next port.")
    var listen = Server.Address(host: "127.0.0.1", port: 0)
    @Option(help: "How many times as fast as a real cloud.") var speed = 1.0
    @OptionGroup var certificates: CertificateOptions

    func validate() throws {
        guard listen.host == "127.0.0.1" else {
            throw ValidationError("--listen is \(listen). Simulated clouds are for this machine alone: give 127.0.0.1.")
        }
        guard (1...3600).contains(speed) else {
            throw ValidationError("--speed is \(speed). Give a number from 1 to 3600.")
        }
        let known = Clouds.all.map(\.id)
        if let unknown = clouds.first(where: { !known.contains($0) }) {
            throw ValidationError("There is no simulated “\(unknown)”. Give \(known.joined(separator: " or ")).")
        }
    }

    func run(in shell: Shell) async throws {
        let identity = try certificates.identity()
        let simulated = try SimulatedClouds(speed: speed)
        let chosen = simulated.all.filter { clouds.isEmpty || clouds.contains($0.id) }
        let doors = chosen.enumerated().map { index, one -> any Service in
            SimulatorListener(
                port: listen.port == 0 ? 0 : listen.port + index, as: identity, serving: one.cloud.door
            ) { port in
                shell.terminal.print(
                    "The simulated \(one.id) answers at \(identity == nil ? "http" : "https")://127.0.0.1:\(port)\n"
                        + "\(one.cloud.key)\n\(one.cloud.ownerKey)")
            }
        }
        var group = ServiceGroupConfiguration(
            services: doors, gracefulShutdownSignals: [.sigint, .sigterm], logger: .init(label: "simulate"))
        group.logger.logLevel = .critical
        try await ServiceGroup(configuration: group).run()
    }
}
