import API
import CLI
import ControlPlane
import Dashboard
import Domain
import Foundation
import Networking
import Server
import ServiceLifecycle
import Store
import Vault

/// A server's data, its clouds and its control plane, opened and ready to serve.
struct Installation: Sendable {
    private let folder: DataFolder
    private let controlPlane: ControlPlane
    private let network: HTTPTransport
    private let simulated: SimulatedClouds?
    private let time: Time
    private let measurements: Measurements
    /// What the link for the first administrator ends with; nil where there is one.
    private let invitation: Secret?

    /// - Parameters:
    ///   - issuer: where clouds can read this installation's keys; nil for one that signs nothing.
    ///   - speed: of the simulated clouds; nil for real ones.
    ///   - pace: of the clouds that are not simulated here: 1, except for an emulator.
    static func open(
        _ folder: DataFolder, settings: Settings, issuer: IssuerURL?, simulated speed: Double?, pace: Double
    ) async throws -> Installation {
        let simulated = try speed.map { try SimulatedClouds(speed: $0) }
        let network = HTTPTransport()
        let time = Time.system(pace: speed ?? pace)
        let measurements = Measurements(time: time)
        do {
            let store = try await Store(SQLite(path: folder.database))
            // The lock on the folder says that nobody else is at work: what the last server held is free.
            try await store.write { try $0.freeEveryLease() }
            let controlPlane = try await ControlPlane.open(
                store, rootKey: RootKeyFile(path: folder.rootKey), time: time, issuer: issuer,
                channels: try settings.channels(), identityProviders: try settings.identityProviders()
            ) { installation in
                try Clouds.all.map { cloud in
                    try cloud.provider(
                        KnownCloud.Place(
                            installation: installation,
                            transport: ControlPlane.leased(
                                measurements.counting(
                                    simulated?[cloud.id]?.cloud.transport ?? network.transport, of: cloud.id)),
                            time: time, endpoint: simulated == nil ? try settings.endpoint(of: cloud) : nil,
                            identity: try settings.identity(in: cloud), catalogue: try settings.catalogue(of: cloud)))
                }
            }
            if let issuer = controlPlane.issuer { simulated?.trust(issuer) }
            try await controlPlane.makeFirstToken(in: AdminTokenFile(folder: folder.path))
            let invitation = try await controlPlane.makeFirstInvitation(in: PrivateFile(folder.firstInvitation))
            return Installation(
                folder: folder, controlPlane: controlPlane, network: network, simulated: simulated, time: time,
                measurements: measurements, invitation: invitation)
        } catch {
            try? await network.shutdown()
            throw error
        }
    }

    /// Serves until a signal, and then lets what is under way come to its end.
    /// - Parameters:
    ///   - metrics: where they are shown; nil for nowhere.
    ///   - limit: of what one caller may ask; nil for the usual one.
    ///   - drain: how long it goes on after the signal.
    func serve(
        at address: Server.Address, metrics: Server.Address?, limit: RateLimit?, drain: Duration,
        telling terminal: Terminal
    ) async throws {
        announceFiles(on: terminal)
        let loop = Loop(
            controlPlane, holder: "server-\(ProcessInfo.processInfo.processIdentifier)",
            report: { Self.report($0, on: terminal) },
            onVisited: { [measurements] visited in
                measurements.countPass(of: visited.kind, isTroubled: visited.isTroubled, took: visited.length)
            })
        let dashboard = try Dashboard(
            controlPlane, isSimulated: simulated != nil, time: time,
            report: { Self.report($0, request: $1, on: terminal) })
        let server = Server(
            controlPlane, at: address, isSimulated: simulated != nil, time: time, limit: limit ?? .standard,
            measurements: measurements, drain: drain, pages: dashboard.answer,
            report: { Self.report($0, request: $1, on: terminal) },
            onListening: { announce($0, on: terminal) })
        var group = ServiceGroupConfiguration(
            services: try simulators(telling: terminal) + metricsListener(at: metrics, telling: terminal)
                + [Rounds(loop: loop), server],
            gracefulShutdownSignals: [.sigint, .sigterm], logger: .init(label: "freehold"))
        group.logger.logLevel = .critical
        // Longer than any call to a cloud. What is cut off after that is gone on with by the next start.
        group.maximumGracefulShutdownDuration = .seconds(40)
        defer { withExtendedLifetime(folder) {} }
        do {
            try await ServiceGroup(configuration: group).run()
        } catch {
            try? await network.shutdown()
            throw error
        }
        try? await network.shutdown()
    }

    /// The simulated clouds' own doors, for whoever wants to look with the clouds' own tools.
    private func simulators(telling terminal: Terminal) throws -> [any Service] {
        guard let simulated else { return [] }
        return try simulated.all.map { one in
            let file = folder.simulatedKey(of: one.id)
            try folder.write(one.cloud.key, to: file)
            terminal.print("A key of the simulated \(one.id) account is in \(file)")
            return SimulatorListener(serving: one.cloud.door) { port in
                terminal.print("The simulated \(one.id) answers at http://127.0.0.1:\(port)")
            }
        }
    }

    private func metricsListener(at address: Server.Address?, telling terminal: Terminal) -> [any Service] {
        guard let address else { return [] }
        return [
            MetricsListener(
                measurements, of: controlPlane, at: address, time: time, report: { Self.report($0, on: terminal) },
                onListening: { terminal.print("Metrics are at http://\($0)/metrics") })
        ]
    }

    private func announceFiles(on terminal: Terminal) {
        let file = AdminTokenFile(folder: folder.path).path
        guard FileManager.default.fileExists(atPath: file) else { return }
        terminal.print("The first admin token is in \(file)")
    }

    private func announce(_ address: Server.Address, on terminal: Terminal) {
        terminal.print("Freehold \(Release.version) takes requests at http://\(address)")
        // After “#”, which browsers do not send and servers do not log.
        invitation?.withValue { text in
            terminal.print("For a day, the first administrator signs up at http://\(address)/welcome#\(text)")
        }
        guard !address.isLoopback else { return }
        terminal.tell("Tokens and secrets cross the network as plain text: put a proxy with TLS in front of it.")
    }

    private static func report(_ error: any Error, request: String? = nil, on terminal: Terminal) {
        if let problem = error as? Problem { return terminal.tell(problem) }
        let place = request.map { "Request \($0)" } ?? "The loop"
        terminal.tell("\(place) met something unknown: \(type(of: error)): \(error)")
    }
}
