import ArgumentParser

/// In which form data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case table, json, yaml }
