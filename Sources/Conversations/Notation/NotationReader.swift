public import Text

/// Reads the one notation of checks, promised conversations and exported transcripts.
public enum NotationReader {
  /// The checks of `lines`, and what could not be read. A line at depth 0 begins a check: `- C: …`
  /// a conversation, `- now: …` and `- orders: …` set the scene of the conversations after it,
  /// anything else is a sentence. A nested line belongs to the conversation above it.
  public static func read(_ lines: [PlacedLine]) -> (checks: [Check], problems: [Diagnostic]) {
    var reading = Reading()
    for line in lines { reading.take(line) }
    reading.endConversation()
    return (reading.checks, reading.problems)
  }
}

private struct Reading {
  var checks: [Check] = []
  var problems: [Diagnostic] = []
  private var lines: [Script.Placed] = []
  private var now: Timestamp?
  private var orders: String?
  private var ordersAt: FileRange?

  mutating func take(_ line: PlacedLine) {
    let (mark, rest) = Self.split(line.text)
    if line.depth == 0, !lines.isEmpty, mark == "D" || mark == "A" {
      // What stands on it is still read as part of the conversation that it is meant for.
      problems.append(NotationProblem.notIndented.diagnostic(at: line.range))
    } else if line.depth == 0 {
      endConversation()
    }
    switch mark {
    case "C": add(line, rest) { .customer($0) }
    case "A":
      guard began(line) else { return }
      add(line, rest) { .agent($0) }
    case "D":
      guard began(line) else { return }
      expect(line, rest)
    case "now":
      now = Timestamp(rest)
      if now == nil { problems.append(NotationProblem.badMoment(rest).diagnostic(at: line.range)) }
    case "orders":
      orders = rest.isEmpty ? nil : rest
      ordersAt = line.range
      if rest.isEmpty {
        problems.append(NotationProblem.nothingSaid.diagnostic(at: line.range))
      }
    default:
      if line.depth == 0 {
        checks.append(.sentence(line.text, line.range))
      } else {
        problems.append(NotationProblem.unknownExpectation(line.text).diagnostic(at: line.range))
      }
    }
  }

  mutating func endConversation() {
    guard !lines.isEmpty else { return }
    checks.append(.conversation(Script(lines: lines, now: now, orders: orders, ordersAt: ordersAt)))
    lines = []
  }

  private mutating func began(_ line: PlacedLine) -> Bool {
    if lines.isEmpty {
      problems.append(NotationProblem.deskBeforeCustomer.diagnostic(at: line.range))
    }
    return !lines.isEmpty
  }

  private mutating func add(
    _ line: PlacedLine, _ text: String, _ make: (String) -> Script.Line
  ) {
    if text.isEmpty {
      problems.append(NotationProblem.nothingSaid.diagnostic(at: line.range))
    } else {
      lines.append(.init(make(text), at: line.range))
    }
  }

  private mutating func expect(_ line: PlacedLine, _ text: String) {
    guard let inside = Self.inParentheses(text) else {
      if let mended = ExpectationReader.closed(text) {
        problems.append(NotationProblem.notClosed(mended).diagnostic(at: line.range))
        return
      }
      add(line, text) { .desk(.exactly($0)) }
      return
    }
    switch ExpectationReader.read(inside) {
    case .success(let expectation): lines.append(.init(.desk(expectation), at: line.range))
    case .failure(let problem): problems.append(problem.diagnostic(at: line.range))
    }
  }

  /// `C: words` to its mark and its words; full-width colons count too.
  private static func split(_ text: String) -> (mark: String, rest: String) {
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return ("", text) }
    let mark = String(text[..<colon])
    guard ["C", "D", "A", "now", "orders"].contains(mark) else { return ("", text) }
    let rest = text[text.index(after: colon)...].drop { $0 == " " || $0 == "　" }
    return (mark, String(rest))
  }

  private static func inParentheses(_ text: String) -> String? {
    guard let first = text.first, let last = text.last, text.count > 2,
      first == "(" || first == "（", last == ")" || last == "）"
    else { return nil }
    return String(text.dropFirst().dropLast())
  }
}

private enum ExpectationReader {
  /// An expectation whose bracket is missing, with it; nil for words that the desk may well say.
  static func closed(_ text: String) -> String? {
    guard let first = text.first, first == "(" || first == "（" else { return nil }
    guard case .success = read(String(text.dropFirst())) else { return nil }
    return text + (first == "(" ? ")" : "）")
  }

  static func read(_ inside: String) -> Result<Expectation, NotationProblem> {
    // A full-width space stands for a space where the notation has one.
    let text = String(inside.drop { " 　".contains($0) })
    func after(_ prefix: String) -> String? {
      let said = text.prefix(prefix.count).map { $0 == "　" ? " " : $0 }
      guard said.elementsEqual(prefix) else { return nil }
      let rest = text.dropFirst(prefix.count).drop { " 　".contains($0) }
      return rest.isEmpty ? nil : String(rest)
    }
    switch text {
    case "not understood": return .success(.notUnderstood)
    case "never offers a product": return .success(.neverOffersProduct)
    default: break
    }
    if let slot = after("asks ") { return .success(.asks(slot)) }
    if let words = after("says not ") { return .success(.saysNot(words)) }
    if let words = after("says ") { return .success(.says(words)) }
    if let name = after("hands off to ") {
      return queue(name).map(Expectation.handsOff)
    }
    if let name = after("reports to ") { return queue(name).map(Expectation.reports) }
    if let kind = after("records ") {
      guard let kind = RecordKind(rawValue: kind) else { return .failure(.unknownRecord(kind)) }
      return .success(.records(kind))
    }
    if let names = after("clarifies ") {
      var intents: [IntentID] = []
      for name in names.split(whereSeparator: { ",、".contains($0) }) {
        let name = name.filter { $0 != " " }
        guard let intent = IntentID(name) else { return .failure(.unknownIntent(name)) }
        intents.append(intent)
      }
      return .success(.clarifies(intents))
    }
    return .failure(.unknownExpectation(text))
  }

  private static func queue(_ name: String) -> Result<QueueName, NotationProblem> {
    QueueName(name).map(Result.success) ?? .failure(.unknownQueue(name))
  }
}
