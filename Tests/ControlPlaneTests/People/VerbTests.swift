import Foundation
import Testing

/// Read from the sources: a verb that forgets to ask who may is found before anybody calls it.
@Suite struct VerbTests {
    /// What asks for no permission, and why it need not.
    private static let open: Set = [
        // They find out who asks, or have it shown.
        "authenticate", "renewed", "signIn", "admit", "beginSignIn", "finishSignIn", "accept", "recover", "invitation",
        "introduction", "beginDeviceRequest", "collectDeviceRequest",
        // They are for the program itself, or tell what is the same for everybody.
        "open", "makeFirstToken", "makeFirstInvitation", "checkReadiness", "provider", "document", "assortment",
        "leased", "census",
    ]
    private static let checks = [
        "caller.require(", "caller.requireAdministrator()", "caller.signedIn()", "caller.rights.",
        "check(scope, of: caller)",
        "confirm(password, from: browser, as: caller)", "confirm(old, from: browser, as: caller)",
    ]

    @Test func everyVerbAsksForAPermissionBeforeAnythingElse() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/ControlPlane")
        var verbs: Set<String> = []
        for case let file as URL in try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for part in text.split(separator: "\nextension ").dropFirst() where part.hasPrefix("ControlPlane {") {
                verbs.formUnion(try check(part, in: file.lastPathComponent))
            }
            if file.lastPathComponent == "ControlPlane.swift" {
                verbs.formUnion(try check(text[...], in: "ControlPlane"))
            }
        }
        #expect(verbs.count > 40 && verbs.isSuperset(of: Self.open.subtracting(["open", "leased"])))
        #expect(Set(Verb.all.keys).subtracting(["inviteAnOwner"]).isSubset(of: verbs))
    }

    private func check(_ text: Substring, in file: String) throws -> [String] {
        try text.split(separator: "public func ").dropFirst().map { function in
            let name = String(function.prefix { $0.isLetter })
            guard !Self.open.contains(name) else { return name }
            let body = try #require(function.firstRange(of: " {\n")).upperBound
            let beginning = function[body...].split(separator: "\n").prefix(4).joined()
            #expect(function[..<body].contains("caller: Caller"), "\(file): \(name) does not know who asks")
            #expect(Self.checks.contains { beginning.contains($0) }, "\(file): \(name) asks for no permission")
            return name
        }
    }
}
