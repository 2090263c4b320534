import Foundation

/// Material that others made and that judges us; it lives outside the repository.
enum Referee {
    static let folder = ProcessInfo.processInfo.environment["REFEREES"] ?? ""

    /// What botocore signed, with a fixed key and clock.
    struct Vectors: Decodable {
        struct Signed: Decodable, Sendable {
            let name: String
            let service: String
            let region: String
            let method: String
            let url: String
            let body: String
            let headersIn: [String: String]
            let sessionToken: String?
            let canonicalRequest: String
            let stringToSign: String
            let authorization: String
        }
        struct Token: Decodable, Sendable {
            let name: String
            let region: String
            let cluster: String
            let sessionToken: String?
            let url: String
        }
        let accessKey: String
        let secretKey: String
        let headerSigned: [Signed]
        let eksTokens: [Token]
    }

    static let vectors: Vectors? = FileManager.default.contents(atPath: folder + "/aws/vectors.json")
        .flatMap { contents in
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try? decoder.decode(Vectors.self, from: contents)
        }
}
