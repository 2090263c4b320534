// swift-tools-version: 6.2
import PackageDescription

/// Each name is a folder in Clouds/ with Sources, Simulator and Tests.
let clouds = ["AWS"]

var strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny"), .treatAllWarnings(as: .error)]
// Only the program that makes sure that planted bugs are caught has any in it.
if Context.environment["FREEHOLD_PLANTED"] != nil { strict.append(.define("PLANTED")) }

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nio = ["NIOCore", "NIOHTTP1", "NIOPosix"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

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
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .target(name: "Domain"),
        .target(name: "Engine", dependencies: ["Domain"]),
        .target(name: "Cloud", dependencies: ["Engine"]),
        .target(name: "Simulation", dependencies: ["Cloud"]),
        .target(name: "Networking", dependencies: ["Cloud", httpClient, hummingbird, lifecycle, nioSSL] + nio),
        .target(name: "Vault", dependencies: ["Domain", crypto]),
        .target(name: "Store", dependencies: ["Engine", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "ControlPlane", dependencies: ["Cloud", "Store", "Vault", crypto]),
        .target(name: "API", dependencies: ["Domain"]),
        .target(
            name: "Server", dependencies: ["API", "ControlPlane", hummingbird, lifecycle] + [nio[0]]),
        .target(
            name: "CLI",
            dependencies: ["API", "Domain", argumentParser, .product(name: "Yams", package: "Yams")]),
        .executableTarget(
            name: "freehold",
            dependencies: dependencies(
                ["CLI", "Networking", "Server", "Simulation"] + clouds.flatMap { [$0, "\($0)Simulator"] })
                + [argumentParser, lifecycle, signals]),
        .executableTarget(
            name: "crash",
            dependencies: dependencies(
                ["ControlPlane", "Simulation"] + clouds.flatMap { [$0, "\($0)Simulator"] }) + [argumentParser],
            path: "Tests/CrashTests"),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Simulation"]),
        .testTarget(name: "CloudTests", dependencies: ["Cloud", "Simulation"]),
        .testTarget(name: "StoreTests", dependencies: ["Store"]),
        .testTarget(name: "ControlPlaneTests", dependencies: ["ControlPlane", "Simulation"]),
        .testTarget(name: "VaultTests", dependencies: ["Vault", crypto]),
        .testTarget(name: "NetworkingTests", dependencies: ["Networking", lifecycle, nioSSL] + nio),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Networking", "Server", "Simulation", lifecycle, .product(name: "Yams", package: "Yams"),
            ]),
        .testTarget(
            name: "CLITests", dependencies: ["API", "CLI", "Simulation", .product(name: "Yams", package: "Yams")]),
        .testTarget(name: "ProgramTests", dependencies: ["freehold"]),
        .testTarget(name: "ArchitectureTests"),
    ]
        + clouds.flatMap { cloud -> [Target] in
            [
                .target(
                    name: cloud, dependencies: ["Cloud", crypto], path: "Clouds/\(cloud)",
                    exclude: ["Simulator", "Tests"], sources: ["Sources"],
                    resources: [.embedInCode("README.md"), .embedInCode("Documents")]),
                .target(
                    name: "\(cloud)Simulator", dependencies: ["Simulation", crypto],
                    path: "Clouds/\(cloud)/Simulator"),
                .testTarget(
                    name: "\(cloud)Tests", dependencies: dependencies([cloud, "\(cloud)Simulator"]),
                    path: "Clouds/\(cloud)/Tests"),
            ]
        },
    swiftLanguageModes: [.v6]
)
for target in package.targets { target.swiftSettings = strict }
