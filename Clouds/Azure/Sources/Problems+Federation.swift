import Cloud
import Domain

extension AzureProblems {
    /// What Entra says to an application whose proof is a token of ours, with the values that it should have had.
    /// - Parameter left: how much of the time that a new federated credential may take is still ahead.
    static func federation(
        _ error: CloudError, of identity: Identity, _ federation: Federation, left: Duration
    ) -> Problem? {
        if let part = unmatched[error.code] {
            return untrusted(part, by: identity, federation, left: left, requestID: error.requestID)
        }
        switch error.code {
        case "AADSTS700027", "AADSTS7000272":
            return Problem(
                "Entra does not find the key that we sign with among those of \(federation.issuer).",
                advice: "Let \(federation.issuer)/.well-known/jwks.json be what `freehold issuer export` writes. "
                    + "Entra may go on for a day with what it read before.",
                remedy: .askOperator, field: "authentication", requestID: error.requestID)
        case "AADSTS50166", "AADSTS501661", "AADSTS90061":
            return Problem(
                "Entra cannot read \(federation.issuer)/.well-known/openid-configuration.",
                advice: "Let it be read from the internet over https, or publish what `freehold issuer export` writes "
                    + "at a host that can be, and start the server with that host as --issuer.",
                remedy: .askOperator, field: "authentication", requestID: error.requestID)
        default: return nil
        }
    }

    /// What in our token no federated credential of the application expects.
    private static let unmatched = [
        "AADSTS700211": "issuer", "AADSTS700212": "audience", "AADSTS700213": "subject",
        // Right but for a letter that is a capital in one of the two.
        "AADSTS7002138": "subject", "AADSTS70021": "issuer, subject and audience", "AADSTS70025": "issuer",
    ]

    private static func untrusted(
        _ part: String, by identity: Identity, _ federation: Federation, left: Duration, requestID: String?
    ) -> Problem {
        let value =
            switch part {
            case "issuer": " \(federation.issuer)"
            case "subject": " \(federation.subject)"
            case "audience": " \(Proof.audience)"
            default: " of ours"
            }
        let what = "The application \(identity.clientID) has no federated credential for the \(part)\(value)"
        let command = command(for: identity, federation)
        guard left > .zero else {
            return Problem(
                "\(what).", advice: "Run `\(command)`; then validate again.", remedy: .fixCredential,
                field: "authentication", requestID: requestID)
        }
        let minutes = Int((left.inSeconds / 60).rounded(.up))
        return Problem(
            "\(what) yet.",
            advice: "Run `\(command)`, if that is not done; we look again for \(minutes) more "
                + "\(minutes == 1 ? "minute" : "minutes").", remedy: .wait, field: "authentication",
            requestID: requestID)
    }

    /// What makes the application trust us. The name is the credential's own, since one application may serve several.
    static func command(for identity: Identity, _ federation: Federation) -> String {
        let parameters =
            #"{"name":"freehold-\#(identity.credential)","issuer":"\#(federation.issuer)","#
            + #""subject":"\#(federation.subject)","audiences":["\#(Proof.audience)"]}"#
        return "az ad app federated-credential create --id \(identity.clientID) --parameters '\(parameters)'"
    }

    /// The same where nobody knows whose token it was; the credential's own problem says more.
    static func federation(_ error: CloudError) -> Problem? {
        if unmatched[error.code] != nil {
            return Problem(
                "The application has no federated credential any more that trusts this installation (\(error.code)).",
                advice: "Validate the credential again: its problem then has the command that makes one.",
                remedy: .fixCredential, field: "authentication", requestID: error.requestID)
        }
        switch error.code {
        case "AADSTS700027", "AADSTS7000272", "AADSTS50166", "AADSTS501661", "AADSTS90061":
            return Problem(
                "Entra cannot check what this installation signs (\(error.code)).",
                advice: "Validate the credential again: its problem then says what Entra has to be able to read.",
                remedy: .fixCredential, field: "authentication", requestID: error.requestID)
        case "AADSTS700024":
            return Problem(
                "Entra's clock and this server's differ by more than five minutes: what we sign is out of its time.",
                advice: "Set the server's clock.", remedy: .askOperator, requestID: error.requestID)
        default: return nil
        }
    }

    static let withoutIssuer = Problem(
        "This installation has no issuer that an application could trust.",
        advice: "Start the server with --issuer and an https URL (or FREEHOLD_ISSUER), or set authentication to "
            + "secret and give a client secret.", remedy: .askOperator, field: "authentication")

    static let withoutSecret = Problem(
        "The credential holds no client secret.", advice: "Edit it and give one.", remedy: .fixCredential,
        field: "clientSecret")
}
