/// Where a command writes: results to one descriptor, what went wrong to the other.
struct Output: Sendable {
  let results: Int32
  let problems: Int32

  static let standard = Output(
    results: Descriptor.standardOutput, problems: Descriptor.standardError)

  /// One or more lines of results; false when nobody reads them any more.
  @discardableResult
  func write(_ text: String) -> Bool {
    Descriptor.writeAll(Array((text + "\n").utf8), to: results)
  }

  /// A line for the person who started the command.
  func complain(_ text: String) {
    _ = Descriptor.writeAll(Array((text + "\n").utf8), to: problems)
  }

  /// The usual form of a failure: one line that begins with the program's name.
  func fail(_ text: String) -> ExitCode {
    complain("frontdesk: \(text)")
    return .failed
  }
}
