import Cloud
import Domain

extension AzureProblems {
    /// Azure words a full quota in four ways, each with the numbers in it.
    static func quota(_ error: CloudError) -> Problem? {
        guard error.meaning == .quota else { return nil }
        let said = error.message
        if error.code == "PublicIPCountLimitReached" {
            return full("\(said.firstSentence.dropLast())", what: "the public IP addresses of the region")
        }
        if let match = said.firstMatch(
            of: #/requested (?<asked>\d+), remaining (?<left>\d+) for family (?<family>\w+) for region (?<region>\w+)/#)
        {
            return short(String(match.left), String(match.asked), family(String(match.family)), String(match.region))
        }
        if let match = said.firstMatch(
            of: #/location (?<region>\w+)\. left regional vcpu quota (?<left>\d+), requested quota (?<asked>\d+)/#)
        {
            return short(String(match.left), String(match.asked), "Total Regional vCPUs", String(match.region))
        }
        if let approved = said.firstMatch(of: #/approved (?<family>.+?) (Cores )?quota/#)?.family,
            let region = said.firstMatch(of: #/Location: (\w+)/#)?.1, let asked = number("Additional Required", said)
        {
            let left = max(0, (number("Current Limit", said) ?? 0) - (number("Current Usage", said) ?? 0))
            let name = approved.hasPrefix("Total Regional") ? "Total Regional vCPUs" : family(String(approved))
            return short("\(left)", "\(asked)", name, String(region))
        }
        return nil
    }

    private static func number(_ label: String, _ text: String) -> Int? {
        text.firstRange(of: "\(label): ").flatMap { Int(text[$0.upperBound...].prefix(while: \.isNumber)) }
    }

    private static func short(_ left: String, _ asked: String, _ quota: String, _ region: String) -> Problem {
        Problem(
            "Azure has \(left) of the \(asked) vCPUs that the nodes need (\(quota), \(region)).",
            advice: "Request an increase of \(quota) under Usage + quotas; this goes on by itself then.",
            remedy: .raiseQuota)
    }

    private static func full(_ summary: String, what: String) -> Problem {
        Problem(
            "\(summary).", advice: "Release some of \(what), or raise the limit; this goes on by itself then.",
            remedy: .raiseQuota)
    }

    /// `standardBsv2Family` as the portal writes it: `Standard Bsv2 Family vCPUs`.
    static func family(_ value: String) -> String {
        guard let match = value.wholeMatch(of: #/(?i:standard)(?<name>\w+?)(?i:Family)?/#) else { return value }
        return "Standard \(match.name) Family vCPUs"
    }
}
