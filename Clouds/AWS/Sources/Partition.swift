/// A separate copy of AWS with accounts, names and hosts of its own.
enum Partition: String, Sendable, CaseIterable {
    case commercial = "aws"
    case china = "aws-cn"
    case governmentUS = "aws-us-gov"

    init(region: String) {
        self = region.hasPrefix("cn-") ? .china : region.hasPrefix("us-gov-") ? .governmentUS : .commercial
    }
}
