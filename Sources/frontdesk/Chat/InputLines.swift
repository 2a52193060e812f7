/// Cuts piped input into lines. Of a line longer than any message only the beginning is kept: the
/// desk is to say that it was too long, and that takes no more.
struct InputLines {
  /// Above what a message may hold; written as JSON escapes it still fits what the desk reads
  /// before it gives a connection up (64 KiB).
  static let messageBytes = 10_000
  private let keptBytes: Int
  private var unfinished: [UInt8] = []
  private var hasUnfinished = false
  private var lines: [[UInt8]] = []
  private var taken = 0

  init(keptBytes: Int = messageBytes) { self.keptBytes = keptBytes }

  var isEmpty: Bool { taken == lines.count }

  mutating func add(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end])
      finishLine()
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty {
      keep(rest)
      hasUnfinished = true
    }
  }

  /// The input ended: a last line without its newline counts.
  mutating func end() {
    if hasUnfinished { finishLine() }
  }

  /// The next line without its line end.
  mutating func next() -> [UInt8]? {
    guard taken < lines.count else { return nil }
    defer { taken += 1 }
    return lines[taken]
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    unfinished += part.prefix(max(0, keptBytes - unfinished.count))
  }

  private mutating func finishLine() {
    if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
    if taken == lines.count {
      lines = []
      taken = 0
    }
    lines.append(unfinished)
    unfinished = []
    hasUnfinished = false
  }
}
