import ArgumentParser
import CLI
import ControlPlane
import Domain
import Server

struct ServeCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the control plane.",
        discussion: """
            Everything it keeps is in one data folder, which one server at a time may use. The first start makes \
            it, and a first admin token in it. What is begun is gone on with after any kind of end. Simulated \
            clouds are in memory, and begin empty at each start.

            EXAMPLES
              freehold serve --data /var/lib/freehold
              freehold serve --simulate --speed 120
              freehold serve --issuer https://freehold.example.com

            Mail is sent when FREEHOLD_SMTP (smtps://user@mail.example.com), FREEHOLD_SMTP_PASSWORD_FILE and \
            FREEHOLD_MAIL_FROM are set. Webhooks are called on the public Internet alone, unless \
            FREEHOLD_PRIVATE_WEBHOOKS is “yes”; FREEHOLD_AUTHORITY_FILE holds the authority (PEM) to trust for both.

            One token, one session, or one address without either may send FREEHOLD_REQUESTS_PER_MINUTE requests a \
            minute (else 600). After a SIGTERM, /readyz says no for FREEHOLD_DRAIN_SECONDS (else 0) before the \
            server stops to take requests.

            People sign in with their organisation's identity provider (OpenID Connect) when FREEHOLD_OIDC_ISSUER, \
            FREEHOLD_OIDC_CLIENT_ID, FREEHOLD_OIDC_CLIENT_SECRET_FILE and FREEHOLD_PUBLIC_URL are set. The provider \
            is to send them back to FREEHOLD_PUBLIC_URL/sign-in/oidc/1/callback. FREEHOLD_OIDC_NAME is what the \
            button says; FREEHOLD_OIDC_ALLOW_DOMAINS (example.com,example.org) lets in only those addresses; \
            FREEHOLD_OIDC_PRIVATE is “yes” where a provider is not on the public Internet. A second provider has \
            FREEHOLD_OIDC_2_ISSUER and so on, and the path /sign-in/oidc/2/callback; up to 9.
            """)

    @Option(help: "The address to take requests at.") var listen = Server.Address(host: "127.0.0.1", port: 8080)
    @Option(
        help: .init(
            "An address to be asked for metrics at, by Prometheus, under /metrics. It asks nobody who they are.",
            valueName: "address"))
    var metrics: Server.Address?
    @Option(help: .init("The data folder. Else FREEHOLD_DATA, else a folder in your home.", valueName: "folder"))
    var data: String?
    @Option(
        help: .init(
            "Where clouds can read this installation's public keys, so that they let it in without a secret. Else "
                + "FREEHOLD_ISSUER.", valueName: "url"))
    var issuer: String?
    @Flag(help: "Use clouds in memory, in which nothing is real or paid for.") var simulate = false
    @Option(help: "How many times as fast as real ones the simulated clouds run; else 60.") var speed: Double?

    func validate() throws {
        if let speed, !(1...3600).contains(speed) {
            throw ValidationError("--speed is \(speed). Give a number from 1 to 3600.")
        }
    }

    func run(in shell: Shell) async throws {
        let settings = Settings(shell.environment)
        guard speed == nil || simulate || settings.hasEndpoint else {
            throw Exit.usage(
                "--speed was given, and real clouds have a speed of their own.", advice: "Add --simulate.")
        }
        guard !simulate || !settings.hasEndpoint else {
            throw Exit.usage(
                "--simulate was given, and the environment sends a cloud's traffic elsewhere.",
                advice: "Leave out --simulate, or unset the setting that ends in _ENDPOINT.")
        }
        let issuer = try (issuer ?? settings.issuer).map { try IssuerURL($0) }
        Isolation.begin()
        let standard = settings.standardFolder(isSimulated: simulate)
        let folder = try DataFolder(data ?? settings.data ?? standard, isSimulated: simulate)
        let installation = try await Installation.open(
            folder, settings: settings, issuer: issuer, simulated: simulate ? speed ?? 60 : nil, pace: speed ?? 1)
        try await installation.serve(
            at: listen, metrics: metrics,
            limit: settings.number("FREEHOLD_REQUESTS_PER_MINUTE", 1...1_000_000).map { RateLimit(quota: $0) },
            drain: .seconds(settings.number("FREEHOLD_DRAIN_SECONDS", 0...30) ?? 0), telling: shell.terminal)
    }
}
