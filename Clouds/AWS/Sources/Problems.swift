import Cloud
import Domain
import Engine
import Foundation

/// The one table from what AWS says to what a person reads.
enum AWSProblems {
    static func explain(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as CloudError: return explain(error)
        case let skew as ClockSkew: return explain(skew)
        case let busy as RateLimiter.TooBusy:
            return Problem(
                "We are asking AWS as much as it lets one account ask.",
                advice: "Nothing to do; we go on in \(seconds(busy.wait)).", remedy: .wait)
        case let silence as NoAnswer:
            return Problem(
                "AWS gave no usable answer: \(silence.reason).", advice: "Nothing to do; we ask again.", remedy: .wait)
        default:
            return Problem(
                "The AWS client met something it does not know (\(type(of: error))).",
                advice: "Tell the operator, with the time of day.", remedy: .askOperator)
        }
    }

    private static func explain(_ error: CloudError) -> Problem {
        let problem = byCode(error) ?? byMeaning(error)
        return Problem(
            problem.summary, advice: problem.advice, remedy: problem.remedy, field: problem.field,
            requestID: error.requestID)
    }

    private static func byCode(_ error: CloudError) -> Problem? {
        switch error.code {
        case "VpcLimitExceeded": return full("VPCs", "5", "VPC")
        case "AddressLimitExceeded": return full("Elastic IP addresses", "5", "EC2")
        case "InternetGatewayLimitExceeded": return full("internet gateways", "5", "VPC")
        case "NatGatewayLimitExceeded": return full("NAT gateways in this zone", "5", "VPC")
        case "VcpuLimitExceeded", "InstanceLimitExceeded":
            return full("virtual CPUs", "what the account was given", "EC2")
        case "ResourceLimitExceeded",
            "ResourceLimitExceededException" where error.action.hasPrefix("eks:"):
            return full("EKS clusters, or node groups in one,", "100 and 30", "EKS")
        case "OptInRequired":
            return Problem(
                "This account has not opted in to \(error.action.service) in this region.",
                advice: "Enable the region under Account → AWS Regions; this goes on by itself then.",
                remedy: .askOperator)
        case "PendingVerification":
            return Problem(
                "AWS is still verifying this account.", advice: "Nothing to do; AWS says by mail when it is done.",
                remedy: .wait)
        case "InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure":
            return Problem(
                "AWS does not know this access key: it was deleted, deactivated, or belongs to another partition.",
                advice: "Create a new one for the user and edit the credential.", remedy: .fixCredential,
                field: "accessKeyID")
        case "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature":
            return Problem(
                "AWS knows the access key ID; the secret access key does not belong to it.",
                advice: "Paste the secret again; if it is lost, create another access key.", remedy: .fixCredential,
                field: "secretAccessKey")
        case "ExpiredToken", "ExpiredTokenException", "RequestExpired":
            return Problem(
                "The temporary key has ended.", advice: "Edit the credential; the key of an IAM user does not end.",
                remedy: .fixCredential, field: "sessionToken")
        case "UnsupportedAvailabilityZoneException":
            return Problem(
                "EKS has no room in one of the zones: \(error.message.firstSentence)",
                advice: "Create the cluster again; other zones are taken then.", remedy: .changeSpec)
        case "InsufficientInstanceCapacity":
            return Problem(
                "AWS has no machine of this size free in the zone.",
                advice: "Nothing to do, we try again; another node size may be there at once.", remedy: .wait)
        default: return nil
        }
    }

    private static func byMeaning(_ error: CloudError) -> Problem {
        switch error.meaning {
        case .denied: return denied(error)
        case .throttled:
            return Problem("AWS asked us to slow down.", advice: "Nothing to do; we look again soon.", remedy: .wait)
        case .transient:
            return Problem(
                "AWS had a fault of its own while \(error.action) was asked of it.",
                advice: "Nothing to do; we look again.", remedy: .wait)
        case .notYet:
            return Problem(
                "AWS does not show everywhere yet what was made a moment ago.", advice: "Nothing to do; we try again.",
                remedy: .wait)
        case .busy:
            return Problem(
                "AWS refused \(error.action) while something else is in the way: \(error.message.firstSentence)",
                advice: "Nothing to do; we try again, and name it if it stays.", remedy: .wait)
        case .gone:
            return Problem(
                "\(error.action): \(error.message.firstSentence)", advice: "Nothing to do; we look again.",
                remedy: .wait)
        case .exists:
            return Problem(
                "\(error.action): \(error.message.firstSentence)",
                advice: "Delete it if it is not in use; this goes on by itself then.", remedy: .askOperator)
        case .quota:
            return Problem(
                "A limit of the account is reached: \(error.message.firstSentence)",
                advice: "Raise it under Service Quotas; this goes on by itself then.", remedy: .raiseQuota)
        case .capacity:
            return Problem(
                "AWS has no room: \(error.message.firstSentence)", advice: "Nothing to do; we try again.", remedy: .wait
            )
        case .unauthenticated:
            return Problem(
                "AWS refused the credential: \(error.code).", advice: "Edit the credential and validate it again.",
                remedy: .fixCredential)
        case .invalid:
            return Problem(
                "AWS refused \(error.action): \(error.message.firstSentence)",
                advice: "Change the cluster's settings if the sentence names one; else tell the operator.",
                remedy: .askOperator)
        case .unknown:
            return Problem(
                "\(error.action) met something it does not know (\(error.code)).",
                advice: "Tell the operator, with the request id.", remedy: .askOperator)
        }
    }

    private static func denied(_ error: CloudError) -> Problem {
        // EC2 hides the action in an encoded message; then it is the one that we asked for.
        let action =
            error.message.firstMatch(of: #/perform: ([a-z0-9-]+:[A-Za-z]+)/#).map { String($0.1) } ?? error.action
        let who = error.message.firstMatch(of: #/User: arn:[^:]+:[^:]+:[^:]*:\d+:(\S+)/#).map { String($0.1) }
        if error.message.contains("service control policy") {
            return Problem(
                "A service control policy of the organization denies \(action)\(who.map { " to \($0)" } ?? "").",
                advice: "Ask who keeps the organization's policies; this goes on by itself then.",
                remedy: .grantPermission)
        }
        return Problem(
            "AWS denied \(action)\(who.map { " to \($0)" } ?? "").",
            advice: "Add it to the policy of that principal; this goes on by itself then.", remedy: .grantPermission)
    }

    private static func full(_ what: String, _ standard: String, _ page: String) -> Problem {
        Problem(
            "The account has used up its \(what) in this region (\(standard) unless AWS raised it).",
            advice: "Release some, or raise the limit under Service Quotas → \(page); this goes on by itself then.",
            remedy: .raiseQuota)
    }

    private static func explain(_ skew: ClockSkew) -> Problem {
        let minutes = Int((abs(skew.ahead.inSeconds) / 60).rounded())
        return Problem(
            "This installation's clock is \(minutes) minutes \(skew.ahead > .zero ? "ahead of" : "behind") AWS's.",
            advice: "Set the clock of the machine; everything goes on by itself then.", remedy: .askOperator)
    }

    private static func seconds(_ wait: Duration) -> String { "\(Int(wait.inSeconds.rounded(.up))) s" }
}

extension String {
    fileprivate var service: String { split(separator: ":").first.map(String.init) ?? self }

    /// Short enough for a line, and with a full stop.
    fileprivate var firstSentence: String {
        let sentence = split(separator: ". ", maxSplits: 1).first.map(String.init) ?? self
        let cut = sentence.prefix(240)
        return cut.hasSuffix(".") ? String(cut) : "\(cut)."
    }
}
