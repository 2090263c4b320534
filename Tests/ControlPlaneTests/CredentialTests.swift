import ControlPlane
import Domain
import Store
import Testing

@Suite struct CredentialTests {
    @Test func aGoodKeyBecomesReadyWithItsAccount() async throws {
        let house = try await House()
        #expect(try await house.addCredential().phase == .pendingValidation)
        #expect(house.cloud.calls.isEmpty, "the loop asks the cloud, not the request")
        _ = try await house.loop.step()
        let credential = try await house.credential()
        #expect(credential.phase == .ready)
        #expect(credential.account == Account(id: "111", principal: "toy:111/ann", principalID: "P-ann"))
        #expect(credential.version == 1)
        #expect(credential.pendingVersion == nil)
        #expect(credential.fields["keyID"] == "TK1")
        #expect(credential.fields["key"] == nil)
    }

    @Test func anUnknownKeyIsInvalidAndSaysWhatToDo() async throws {
        let house = try await House()
        try await house.addCredential(keyID: "TK9")
        _ = try await house.loop.step()
        let credential = try await house.credential()
        #expect(credential.phase == .invalid)
        #expect(credential.problem?.summary == "The toy cloud does not know this key.")
        #expect(credential.problem?.remedy == .fixCredential)
        #expect(credential.account == nil)
    }

    @Test func noAnswerIsNoVerdict() async throws {
        let house = try await House()
        house.cloud.world.withLock { $0.isSilent = true }
        try await house.addCredential()
        try await house.run(upTo: .minutes(2)) { false }
        #expect(try await house.credential().phase == .pendingValidation)
        #expect(house.cloud.calls.count > 3, "it asks again by itself")
        house.cloud.world.withLock { $0.isSilent = false }
        #expect(try await house.run(upTo: .minutes(2)) { try await house.credential().phase == .ready })
    }

    @Test func aStoreThatDoesNotAnswerIsNoVerdict() async throws {
        let house = try await House()
        try await house.addCredential()
        try await house.store.execute("ALTER TABLE secret RENAME TO hidden")
        await #expect(throws: StoreError.self) { _ = try await house.loop.step() }
        #expect(try await house.credential().phase == .pendingValidation)
        try await house.store.execute("ALTER TABLE hidden RENAME TO secret")
        #expect(try await house.run(upTo: .minutes(2)) { try await house.credential().phase == .ready })
    }

    @Test func whatIsSilentForLongIsShown() async throws {
        let house = try await House()
        house.cloud.world.withLock { $0.isSilent = true }
        try await house.addCredential()
        try await house.run(upTo: .minutes(10)) { false }
        #expect(try await house.credential().problem?.summary == "The toy cloud gave no answer.")
        let calls = house.cloud.calls.count
        #expect((15...30).contains(calls), "once in half a minute, not more: \(calls)")
    }

    @Test func aKeyThatWasRevokedIsFoundOutAndComesBackOnRequest() async throws {
        let house = try await House.furnished()
        let key = try #require(house.cloud.world.withLock { $0.keys["TK1"] })
        house.cloud.revoke("TK1")
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        _ = try await house.loop.step()
        #expect(try await house.credential().phase == .invalid)
        house.cloud.world.withLock { $0.keys["TK1"] = key }
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        _ = try await house.loop.step()
        #expect(try await house.credential().phase == .ready)
        #expect(try await house.credential().problem == nil)
    }

    @Test func theCloudsWordOnTheKeyDuringAPassIsLookedIntoAtOnce() async throws {
        let house = try await House.furnished()
        try await house.create()
        house.clock.advance(by: .minutes(5))
        house.cloud.revoke("TK1")
        #expect(try await house.run(upTo: .minutes(1)) { try await house.credential().phase == .invalid })
        #expect(try await house.cluster().problem?.remedy == .fixCredential)
    }

    @Test(arguments: [
        (["key": "x"], "keyID"), (["keyID": "TK1"], "key"), (["keyID": "TK1", "key": ""], "key"),
        (["keyID": "XX1", "key": "x"], "keyID"), (["keyID": "TK1", "key": "x", "colour": "red"], "colour"),
    ])
    func aFieldThatCannotBeUsedIsNamed(fields: [String: String], field: String) async throws {
        let house = try await House()
        let draft = CredentialDraft(name: "main", provider: "toy", fields: fields.mapValues { Secret($0) })
        let found = try await problem {
            _ = try await house.controlPlane.addCredential(draft, in: House.workspace, as: House.ann)
        }
        #expect(found.field == field)
        #expect(try await house.controlPlane.credentials(in: House.workspace).isEmpty)
        #expect(try await house.store.count("secret") == 0)
    }

    @Test func whatTheCloudsToolPrintedIsUnderstood() async throws {
        let house = try await House()
        let draft = CredentialDraft(
            name: "main", provider: "toy", fields: [:], pasted: Secret("TK1 \(ToyCloud.secret(1))"))
        _ = try await house.controlPlane.addCredential(draft, in: House.workspace, as: House.ann)
        _ = try await house.loop.step()
        #expect(try await house.credential().phase == .ready)
        let other = CredentialDraft(name: "b", provider: "toy", fields: [:], pasted: Secret(ToyCloud.secret(2)))
        let found = try await problem {
            _ = try await house.controlPlane.addCredential(other, in: House.workspace, as: House.ann)
        }
        #expect(found.field == "pasted")
        #expect(!found.summary.contains("canary"))
    }

    @Test(arguments: ["", "Main", "a_b", "-a", "a-", "ä", "1a", String(repeating: "a", count: 41)])
    func aNameThatIsNoLabelIsRefused(name: String) async throws {
        let house = try await House()
        #expect(try await problem { try await house.addCredential(name) }.field == "name")
        #expect(try await house.store.count("owner") == 0)
    }

    @Test func aNameIsTakenUntilItsHolderIsDeleted() async throws {
        let house = try await House.furnished()
        let taken = try await refusal { try await house.addCredential() }
        #expect(taken.reason == .conflict)
        #expect(taken.problem.field == "name")
        try await house.controlPlane.deleteCredential("main", in: House.workspace, as: House.ann)
        try await house.addCredential()
    }

    @Test func deletionIsRefusedWhileAClusterNeedsIt() async throws {
        let house = try await House.furnished()
        for name in ["one", "two"] { try await house.create(House.draft(name)) }
        try await house.run("one", to: .running)
        let refused = try await refusal {
            try await house.controlPlane.deleteCredential("main", in: House.workspace, as: House.ann)
        }
        #expect(refused.reason == .conflict)
        #expect(refused.blockers == ["one", "two"])
        for name in ["one", "two"] {
            try await house.delete(name)
            try await house.run(name, to: .deleted)
        }
        try await house.controlPlane.deleteCredential("main", in: House.workspace, as: House.ann)
        #expect(try await house.store.count("secret") == 0)
        #expect(try await refusal { _ = try await house.credential() }.reason == .notFound)
    }

    @Test func aPrincipalThatIsUsedTwiceIsWarnedOfUntilItIsNot() async throws {
        let house = try await House.furnished()
        #expect(try await house.credential().warnings.isEmpty)
        try await house.addCredential("second")
        try await house.run { try await house.credential("second").phase == .ready }
        let warning = try #require(try await house.credential("second").warnings.first)
        #expect(warning.summary == "toy:111/ann is used by the credential “main”, too.")
        #expect(try await house.credential("second").warnings.count == 1)
        try await house.controlPlane.deleteCredential("main", in: House.workspace, as: House.ann)
        _ = try await house.controlPlane.revalidateCredential("second", in: House.workspace, as: House.ann)
        _ = try await house.loop.step()
        #expect(try await house.credential("second").warnings.isEmpty)
    }

    @Test func aProviderThatNobodyKnowsIsNamed() async throws {
        let house = try await House()
        let draft = CredentialDraft(name: "main", provider: "moon", fields: [:])
        let found = try await problem {
            _ = try await house.controlPlane.addCredential(draft, in: House.workspace, as: House.ann)
        }
        #expect(found.field == "provider")
        #expect(found.summary.contains("moon"))
        #expect(found.advice.contains("toy"))
    }
}
