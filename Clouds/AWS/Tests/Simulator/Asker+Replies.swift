import Foundation
import Testing

extension Asker {
    /// Asks for what has to be answered with yes.
    func must(_ action: String, _ fields: [String: String] = [:], of service: String = "ec2") async throws -> Reply {
        let reply = try await ask(service, action, fields)
        try #require(reply.status == 200, "\(action): \(reply.text)")
        return reply
    }

    /// What is inside of the answer's first element of this name.
    func get(_ action: String, _ fields: [String: String], _ element: String) async throws -> String {
        try #require(try await must(action, fields).inside(element), "\(action) tells no \(element)")
    }

    /// AWS's code where EC2 says no.
    func code(_ action: String, _ fields: [String: String]) async throws -> String? {
        try await ask("ec2", action, fields).code
    }
}

extension Asker.Reply {
    /// What is inside of each element of this name.
    func all(_ name: String) -> [String] {
        text.components(separatedBy: "<\(name)>").dropFirst().map { $0.components(separatedBy: "</\(name)>")[0] }
    }

    /// What the JSON answer has at a path such as `cluster.health.issues.0.code`; nil where there is nothing.
    func at(_ path: String) -> String? {
        var value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        for step in path.split(separator: ".") {
            if let list = value as? [Any] {
                value = Int(step).flatMap { list.indices.contains($0) ? list[$0] : nil }
            } else {
                value = (value as? [String: Any])?[String(step)]
            }
        }
        return value as? String ?? (value as? NSNumber)?.stringValue
    }
}
