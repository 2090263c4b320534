import Foundation

extension IAM {
    struct User: Sendable {
        let name: String
        let path: String
        let arn: String
        /// `AIDA…`: another one whenever the user is made anew.
        let uniqueID: String
        let madeAt: Date
        var grants = Grants()
        var tags: [String: String]

        var xml: [XML] {
            [
                XML("Path", path), XML("UserName", name), XML("UserId", uniqueID), XML("Arn", arn),
                XML("CreateDate", Moment(madeAt).text),
            ]
        }
    }
}
