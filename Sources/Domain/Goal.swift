/// What a person wants of an owner and all that belongs to it.
public enum Goal: String, Codable, Sendable { case present, absent }
