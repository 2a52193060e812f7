/// How the program ends. Source: the design, section 9.
enum ExitCode: Int32, Hashable, Sendable {
  case done = 0
  /// The content, or a check of it, is wrong.
  case contentWrong = 1
  /// Used wrongly, or the machine failed.
  case failed = 2
}
