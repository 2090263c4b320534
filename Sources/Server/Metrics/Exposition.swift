/// Text as Prometheus reads it (text-based exposition format 0.0.4).
struct Exposition {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// One number of a metric, with what tells it from the others.
    struct Sample {
        let labels: [(String, String)]
        let value: Double

        init(_ value: Double, _ labels: (String, String)...) {
            self.labels = labels
            self.value = value
        }
    }

    private(set) var text = ""

    mutating func add(_ name: String, _ kind: String, _ help: String, _ samples: [Sample]) {
        begin(name, kind, help)
        for sample in samples { write(name, sample.labels, sample.value) }
    }

    mutating func add(_ name: String, _ help: String, _ histograms: [(labels: [(String, String)], Histogram)]) {
        begin(name, "histogram", help)
        for (labels, histogram) in histograms {
            var total = 0
            for (bound, count) in zip(histogram.bounds.map(Self.number) + ["+Inf"], histogram.counts) {
                total += count
                write("\(name)_bucket", labels + [("le", bound)], Double(total))
            }
            write("\(name)_sum", labels, histogram.sum)
            write("\(name)_count", labels, Double(total))
        }
    }

    private mutating func begin(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    private mutating func write(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let inner = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += "\(name)\(inner.isEmpty ? "" : "{\(inner)}") \(Self.number(value))\n"
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? String(value)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
