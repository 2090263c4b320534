import Domain
import Foundation

/// Where a secret is, for a file that must not hold one.
struct Reference: Decodable {
    var fromEnv: String?
    var fromFile: String?

    /// - Parameter field: where it stands in the manifest.
    func read(for field: String, of manifest: Manifest, in shell: Shell) throws -> Secret {
        switch (fromEnv, fromFile) {
        case (let variable?, nil):
            guard let value = shell.setting(variable) else {
                throw manifest.refusal(
                    of: field, "names \(variable), which is not set.", advice: "Set it in the environment.")
            }
            return Secret(value)
        case (nil, let file?):
            let path = file.hasPrefix("/") || manifest.folder.isEmpty ? file : "\(manifest.folder)/\(file)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8), !text.trimmed.isEmpty,
                text.utf8.count <= 64 << 10
            else {
                throw manifest.refusal(
                    of: field, "names \(path), in which no secret can be read.",
                    advice: "Name a file with at most 64 KiB that you may read.")
            }
            return Secret(text.trimmed)
        default:
            throw manifest.refusal(
                of: field, "has to name one place.", advice: "Give fromEnv: VARIABLE or fromFile: PATH.")
        }
    }
}
