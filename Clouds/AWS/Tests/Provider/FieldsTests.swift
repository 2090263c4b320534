import Cloud
import Domain
import Testing

@testable import AWS

/// What people type and paste.
struct FieldsTests {
    private let aws = AWS.sample()
    private let id = "AKIAIOSFODNN7EXAMPLE"
    private let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

    private func check(_ fields: [String: String]) throws -> [String: String] {
        try aws.check(fields.mapValues { Secret($0) }).mapValues { $0.withValue { $0 } }
    }

    @Test func whatComesAlongWhenCopyingIsTakenOff() throws {
        let checked = try check(["accessKeyID": " “\(id)”\n", "secretAccessKey": "\t'\(secret)' \r\n"])
        #expect(checked["accessKeyID"] == id)
        #expect(checked["secretAccessKey"] == secret)
    }

    // What a test is run with is printed: `<secret>` stands for one.
    @Test(arguments: [
        (["accessKeyID": "", "secretAccessKey": "x"], "accessKeyID"),
        (["accessKeyID": "<id>"], "secretAccessKey"),
        (["accessKeyID": "<id>X", "secretAccessKey": "<secret>"], "accessKeyID"),
        (["accessKeyID": "<id>", "secretAccessKey": "<secret>X"], "secretAccessKey"),
        (["accessKeyID": "<id>", "secretAccessKey": "<secret>\u{e9}"], "secretAccessKey"),
        (["accessKeyID": "<secret>", "secretAccessKey": "<id>"], "accessKeyID"),
        (["accessKeyID": "ASIAIOSFODNN7EXAMPLE", "secretAccessKey": "<secret>"], "sessionToken"),
        (["roleARN": "arn:aws:iam::1:role/x"], "roleARN"),
        (["roleARN": "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/x"], "roleARN"),
        (["roleARN": "arn:aws:iam::111122223333:role/x", "accessKeyID": "<id>"], "accessKeyID"),
        (["roleARN": "arn:aws:iam::111122223333:role/x", "externalID": "a b"], "externalID"),
        (["accessKeyID": "<id>", "secretAccessKey": "<secret>", "defaultRegion": "mars-1"], "defaultRegion"),
    ])
    func aWrongFieldIsNamed(fields: [String: String], field: String) {
        let typed = fields.mapValues { $0.replacing("<secret>", with: secret).replacing("<id>", with: id) }
        let found = problem { try check(typed) }
        #expect(found?.field == field)
        let isRepeated = found.map { ($0.summary + $0.advice).contains(secret) } ?? false
        #expect(!isRepeated, "a secret was repeated")
    }

    @Test func swappedFieldsAreSeenAsThat() {
        let found = problem { try check(["accessKeyID": secret, "secretAccessKey": id]) }
        #expect(found?.summary == "The access key ID and the secret access key are swapped.")
    }

    @Test func aRoleGetsAnExternalIDOfOurs() throws {
        let checked = try check(["roleARN": "arn:aws:iam::111122223333:role/byoc"])
        #expect(checked["externalID"] == "external-1")
    }

    @Test func whatCreateAccessKeyPrintsIsUnderstood() throws {
        let pasted = """
            {"AccessKey": {"UserName": "byoc", "AccessKeyId": "\(id)", "Status": "Active",
             "SecretAccessKey": "\(secret)", "CreateDate": "2026-01-02T03:04:05+00:00"}}
            """
        let fields = try #require(aws.fields(inPasted: pasted)).mapValues { $0.withValue { $0 } }
        #expect(fields == ["accessKeyID": id, "secretAccessKey": secret])
        #expect(aws.fields(inPasted: "AKIA…") == nil)
    }
}
