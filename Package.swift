// swift-tools-version: 6.2
import PackageDescription

/// Each name is a folder in Clouds/ with Sources, Simulator and Tests.
let clouds = ["AWS", "Azure"]

var strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny"), .treatAllWarnings(as: .error)]
// Only the program that makes sure that planted bugs are caught has any in it.
if Context.environment["FREEHOLD_PLANTED"] != nil { strict.append(.define("PLANTED")) }

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nio = ["NIOCore", "NIOHTTP1", "NIOPosix"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let everyCloud = clouds.flatMap { [$0, "\($0)Simulator"] }

// What a target imports it has to name: SwiftPM builds it anew when those change, and no others.
func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .init(stringLiteral: $0) } }

let package = Package(
    name: "freehold",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "freehold", targets: ["freehold"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .target(name: "Domain"),
        .target(name: "Engine", dependencies: ["Domain"]),
        .target(name: "Cloud", dependencies: ["Domain", "Engine"]),
        .target(name: "Simulation", dependencies: ["Cloud", "Domain"]),
        .target(
            name: "Networking",
            dependencies: ["Cloud", "Domain", "Mailing", httpClient, hummingbird, hummingbirdTLS, lifecycle, nioSSL]
                + nio
        ),
        .target(name: "Mailing", dependencies: ["Domain"]),
        .target(name: "Vault", dependencies: ["Domain", crypto]),
        .target(
            name: "Store", dependencies: ["Domain", "Engine", crypto, .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "ControlPlane",
            dependencies: ["Cloud", "Domain", "Engine", "Mailing", "Store", "Vault", crypto, cryptoExtras]),
        .target(name: "API", dependencies: ["Domain"]),
        .target(name: "Browsing", dependencies: ["ControlPlane", "Domain", hummingbird]),
        .target(
            name: "Server",
            dependencies: ["API", "Browsing", "Cloud", "ControlPlane", "Domain", "Engine", hummingbird, lifecycle] + [
                nio[0]
            ],
            // A link to docs/openapi.yaml: there is one description, and the server tells it.
            resources: [.embedInCode("openapi.yaml")]),
        .target(
            name: "Dashboard",
            dependencies: [
                "API", "Browsing", "Cloud", "ControlPlane", "Domain", "Engine", "Store", crypto, hummingbird, lifecycle,
                mustache,
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")]),
        .target(name: "CLI", dependencies: ["API", "Domain", argumentParser, yams]),
        .executableTarget(
            name: "freehold",
            dependencies: dependencies(
                [
                    "API", "CLI", "Cloud", "ControlPlane", "Dashboard", "Domain", "Mailing", "Networking", "Server",
                    "Simulation", "Store", "Vault",
                ]
                    + everyCloud) + [argumentParser, lifecycle, signals]),
        .executableTarget(
            name: "crash",
            dependencies: dependencies(
                ["Cloud", "ControlPlane", "Domain", "Simulation", "Store", "Vault"] + everyCloud) + [argumentParser],
            path: "Tests/CrashTests"),
        // What the clouds' tests share.
        .target(
            name: "Rehearsal", dependencies: ["Cloud", "Domain", "Engine", "Simulation"], path: "Tests/Rehearsal"),
        .testTarget(name: "EngineTests", dependencies: ["Domain", "Engine", "Simulation"]),
        .testTarget(name: "CloudTests", dependencies: ["Cloud", "Domain", "Simulation"]),
        .testTarget(name: "StoreTests", dependencies: ["Domain", "Engine", "Store"]),
        .testTarget(
            name: "ControlPlaneTests",
            dependencies: [
                "Cloud", "ControlPlane", "Domain", "Engine", "Mailing", "Simulation", "Store", "Vault", cryptoExtras,
            ]),
        .testTarget(name: "MailingTests", dependencies: ["Domain", "Mailing"]),
        .testTarget(name: "VaultTests", dependencies: ["Domain", "Vault", crypto]),
        .testTarget(
            name: "NetworkingTests",
            dependencies: ["Cloud", "Domain", "Mailing", "Networking", lifecycle, nioSSL] + nio),
        .testTarget(
            name: "ServerTests",
            dependencies: dependencies(
                [
                    "API", "Cloud", "ControlPlane", "Domain", "Engine", "Networking", "Server", "Simulation", "Store",
                    "Vault",
                ]
            ) + [lifecycle, yams]),
        .testTarget(
            name: "DashboardTests",
            dependencies: dependencies(
                [
                    "Cloud", "ControlPlane", "Dashboard", "Domain", "Engine", "Networking", "Server", "Simulation",
                    "Store", "Vault",
                ])),
        .testTarget(
            name: "CLITests", dependencies: ["API", "CLI", "Domain", "Simulation", yams], exclude: ["Golden"]),
        .testTarget(
            name: "AccessTests",
            dependencies: dependencies(
                ["Cloud", "ControlPlane", "Domain", "Engine", "Simulation", "Store", "Vault"] + everyCloud)),
        .testTarget(name: "ProgramTests", dependencies: ["freehold"]),
        .testTarget(name: "ArchitectureTests"),
    ]
        + clouds.flatMap { cloud -> [Target] in
            [
                .target(
                    name: cloud, dependencies: ["Cloud", "Domain", "Engine", crypto], path: "Clouds/\(cloud)",
                    exclude: ["Simulator", "Tests"], sources: ["Sources"],
                    resources: [.embedInCode("README.md"), .embedInCode("Documents")]),
                .target(
                    name: "\(cloud)Simulator", dependencies: ["Cloud", "Domain", "Simulation", crypto],
                    path: "Clouds/\(cloud)/Simulator"),
                .testTarget(
                    name: "\(cloud)Tests",
                    dependencies: dependencies(
                        [cloud, "\(cloud)Simulator", "Cloud", "Domain", "Engine", "Rehearsal", "Simulation"]),
                    path: "Clouds/\(cloud)/Tests"),
            ]
        },
    swiftLanguageModes: [.v6]
)
for target in package.targets { target.swiftSettings = strict }
