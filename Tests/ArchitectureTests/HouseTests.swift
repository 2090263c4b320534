import Foundation
import Testing

/// The rules of ARCHITECTURE.md that a machine can check.
@Suite struct HouseTests {
    /// Only Clouds/ and the one list of clouds may know a cloud by name.
    @Test func noCloudIsNamedOutsideItsFolder() throws {
        let clouds = try FileManager.default.contentsOfDirectory(atPath: House.root.appending(path: "Clouds").path)
        #expect(!clouds.isEmpty)
        let knowing = "Sources/freehold/Clouds.swift"
        for file in try House.swiftFiles(in: "Sources") where file.path != knowing {
            for cloud in clouds {
                let word = try Regex("(?i)\\b\(cloud)\\b|amazon|\\biam\\b")
                let hit = file.text.firstMatch(of: word).map { String(file.text[$0.range]) }
                #expect(hit == nil, "\(file.path) names a cloud: \(hit ?? "")")
            }
        }
    }

    @Test func noTargetImportsUpwards() throws {
        let allowed: [String: Set<String>] = [
            "Domain": [], "Engine": ["Domain"], "Cloud": ["Domain", "Engine"],
            "Simulation": ["Domain", "Engine", "Cloud"], "Networking": ["Domain", "Engine", "Cloud", "Mailing"],
            "Mailing": ["Domain"], "Vault": ["Domain"], "Store": ["Domain", "Engine"],
            "ControlPlane": ["Domain", "Engine", "Cloud", "Mailing", "Store", "Vault"], "API": ["Domain"],
            "Browsing": ["ControlPlane", "Domain"],
            "Server": ["API", "Browsing", "ControlPlane", "Domain", "Engine", "Cloud"],
            "Dashboard": ["API", "Browsing", "ControlPlane", "Domain", "Engine", "Cloud", "Store"],
            "CLI": ["API", "Domain"],
        ]
        let ours = Set(allowed.keys).union(["AWS", "AWSSimulator", "Azure", "AzureSimulator"])
        for (target, allowed) in allowed {
            for file in try House.swiftFiles(in: "Sources/\(target)") {
                let upward = file.imports.intersection(ours).subtracting(allowed)
                #expect(upward.isEmpty, "\(file.path) imports \(upward.sorted())")
            }
        }
    }

    @Test func aSimulatorDoesNotKnowTheClientOfItsCloud() throws {
        for cloud in try FileManager.default.contentsOfDirectory(atPath: House.root.appending(path: "Clouds").path) {
            for file in try House.swiftFiles(in: "Clouds/\(cloud)/Simulator") {
                #expect(!file.imports.contains(cloud), "\(file.path) imports \(cloud)")
            }
        }
    }

    @Test func engineAndCloudsAreFreeOfNIO() throws {
        for folder in ["Domain", "Engine", "Cloud", "Simulation", "Mailing"].map({ "Sources/\($0)" }) + ["Clouds"] {
            for file in try House.swiftFiles(in: folder) {
                let heavy = file.imports.filter {
                    $0.hasPrefix("NIO") || $0 == "Hummingbird" || $0 == "AsyncHTTPClient"
                }
                #expect(heavy.isEmpty, "\(file.path) imports \(heavy.sorted())")
            }
        }
    }

    @Test func everyFileFitsItsLength() throws {
        for folder in ["Sources", "Clouds", "Tests"] {
            for file in try House.swiftFiles(in: folder) {
                #expect(file.lines.count <= 200, "\(file.path) has \(file.lines.count) lines")
                let long = file.lines.firstIndex { $0.count > 120 }
                #expect(long == nil, "\(file.path):\((long ?? 0) + 1) is over 120 characters")
            }
        }
        for cloud in try FileManager.default.contentsOfDirectory(atPath: House.root.appending(path: "Clouds").path) {
            for file in try House.swiftFiles(in: "Clouds/\(cloud)/Sources/Cluster")
            where file.text.contains(": Resource {") || file.text.contains(": Leftovers {") {
                #expect(file.lines.count <= 80, "\(file.path), a step, has \(file.lines.count) lines")
            }
        }
    }

    @Test func timeComesIn() throws {
        let clocks = try Regex("Date\\(\\)|Date\\.now|ContinuousClock\\(\\)|Task\\.sleep|\\bsleep\\(|Thread\\.sleep")
        for folder in ["Sources", "Clouds"] {
            for file in try House.swiftFiles(in: folder)
            where !file.path.hasPrefix("Sources/freehold") && !file.path.hasPrefix("Sources/Networking")
                && !file.path.hasPrefix("Sources/CLI") && !file.path.contains("/Tests/")
            {
                for (number, line) in file.lines.enumerated() where line.contains(clocks) {
                    #expect(line.contains("time.sleep("), "\(file.path):\(number + 1) reads a clock: \(line)")
                }
            }
        }
    }

    @Test func noTargetHasANameThatSaysNothing() throws {
        let empty = ["Core", "Common", "Utils", "Helpers", "Manager", "Service"]
        let folders = try FileManager.default.contentsOfDirectory(atPath: House.root.appending(path: "Sources").path)
        #expect(folders.filter(empty.contains).isEmpty)
    }

    @Test func nothingIsPutOffWithoutAWord() throws {
        let marks = try Regex("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b")
        for folder in ["Sources", "Clouds", "Tests"] {
            for file in try House.swiftFiles(in: folder) {
                #expect(!file.text.contains(marks), "\(file.path) puts something off")
            }
        }
    }
}
