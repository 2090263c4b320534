import Foundation

/// A word that a person signs in with, as it is typed.
public enum Password {
    public static let shortest = 12
    /// In bytes. Longer than any that is typed or kept in a safe; a megabyte would only be work for us.
    public static let longest = 1024

    /// The same for every way in which one text can be written down (Unicode's form C), and for any keyboard.
    public static func normalized(_ password: Secret) -> Secret {
        Secret(password.withValue(\.precomposedStringWithCanonicalMapping))
    }

    /// Throws a `Problem` about a new password that is easily guessed. It never holds the password.
    /// - Parameter words: what everybody knows of the person: a name, an address.
    public static func check(_ password: Secret, field: String = "password", knowing words: [String]) throws(Problem) {
        let text = normalized(password).withValue { $0 }
        guard text.count >= shortest, text.utf8.count <= longest else {
            throw .invalid(
                field, "The password has \(text.count) characters.",
                advice: "Use \(shortest) to \(longest); several words in a row are good.")
        }
        guard !isGuessable(text.lowercased(), knowing: words) else {
            throw .invalid(
                field, "The password is one of those that are tried first.",
                advice: "Choose one that says nothing about you, and that no list has; several words are good.")
        }
    }

    private static func isGuessable(_ text: String, knowing words: [String]) -> Bool {
        if Set(text).count < 5 || isRun(text) { return true }
        let known = words.flatMap { $0.lowercased().split { !$0.isLetter } }.map(String.init).filter { $0.count > 3 }
        // What is left without the words that everybody tries is what has to be guessed.
        let rest = (common + known).reduce(text) { $0.replacing($1, with: "") }
        return rest.filter(\.isLetter).count < 4 && rest.count < shortest - 2
    }

    /// Each character follows the one before, on the keyboard or in the alphabet.
    private static func isRun(_ text: String) -> Bool {
        runs.contains { ($0 + $0).contains(text) || String(($0 + $0).reversed()).contains(text) }
    }

    private static let runs = [
        "0123456789", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p",
    ]

    /// Of the words that make up most of the passwords which were ever published.
    private static let common = [
        "password", "passw0rd", "p@ssword", "p@ssw0rd", "passwort", "freehold", "kubernetes", "administrator", "admin",
        "qwertyuiop", "qwerty", "azerty", "qwertz", "asdfghjkl", "zxcvbnm", "1q2w3e4r5t", "1q2w3e4r", "1qaz2wsx",
        "123456789", "12345678", "123456", "12345", "iloveyou", "letmein", "welcome", "monkey", "dragon", "football",
        "baseball", "basketball", "princess", "sunshine", "superman", "batman", "trustno1", "master", "shadow",
        "michael", "jordan", "starwars", "whatever", "computer", "changeme", "default", "secret", "test", "guest",
        "root", "login", "hello", "abc123", "corvette", "mercedes", "liverpool", "chelsea", "arsenal",
        "january", "february", "april", "august", "september", "october", "november", "december",
        "summer", "winter", "spring", "autumn", "monday", "friday",
    ]
}
