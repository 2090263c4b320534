import ArgumentParser

/// In which form data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    /// A table with all there is to say, and no cell cut.
    case wide
    case json, yaml
    /// What is printed is what other commands take.
    case name
}
