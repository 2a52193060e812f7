import Conversations
import Text
import Wire

/// Reads what an agent typed: a command begins with `/` or `／`, everything else is said to the
/// customer; `//` says a text that begins with a slash.
enum AgentCommandLine {
  enum Problem: Error, Hashable, Sendable {
    /// No command has this name; with the one that was probably meant.
    case unknown(String, nearest: String?)
    /// Something is missing, or not what belongs there.
    case malformed(AgentVerb)
    case badDate(String)
    case badOrder(String)
    /// How a chat ends is to be said.
    case closeNeedsCode
    case badAddress(String)
  }

  /// - Parameters:
  ///   - typed: the whole text, line breaks of a paste included.
  ///   - today: for days that are written short.
  static func read(_ typed: String, today: CivilDate) -> Result<AgentCommand, Problem> {
    let text = trimmed(typed[...])
    guard let first = text.first, first == "/" || first == "／" else { return .success(.say(typed)) }
    var words = Words(text.dropFirst())
    if let second = words.rest.first, second == "/" || second == "／" {
      return .success(.say(String(words.rest)))
    }
    let name = narrow(words.next() ?? "")
    if !name.isEmpty, name.allSatisfy(\.isNumber), let number = Int(name), words.isEmpty {
      return .success(.go(.number(number)))
    }
    guard let verb = AgentVerb(named: name) else {
      return .failure(.unknown(name, nearest: Nearest.name(to: name, in: AgentVerb.allNames)))
    }
    do {
      return .success(try command(verb, &words, today))
    } catch {
      return .failure(error)
    }
  }

  private static func command(
    _ verb: AgentVerb, _ words: inout Words, _ today: CivilDate
  ) throws(Problem) -> AgentCommand {
    switch verb {
    case .take: return .take(try onlyHandoff(&words, verb))
    case .decline: return .decline(try onlyHandoff(&words, verb))
    case .note: return try note(&words)
    case .transfer: return try transfer(&words)
    case .giveBack: return .giveBack(try onlyConversation(&words, verb))
    case .close: return try close(&words, today)
    case .queue: return try alone(.queue, words, verb)
    case .cases: return try alone(.cases, words, verb)
    case .chats: return try alone(.chats, words, verb)
    case .go: return try go(&words)
    case .mail: return try answered(&words, verb, ContactWay.mail, .mailed)
    case .phoned: return try answered(&words, verb, ContactWay.phone, .phoned)
    case .done: return try done(&words)
    case .order: return try order(&words)
    case .record: return try record(&words)
    case .history: return .history(try onlyConversation(&words, verb))
    case .card: return .card(try onlyPlace(&words, verb))
    case .break: return try alone(.presence(.onBreak), words, verb)
    case .last: return try alone(.presence(.last), words, verb)
    case .available: return try alone(.presence(.available), words, verb)
    case .team: return try alone(.team, words, verb)
    case .requeue:
      guard let id = try onlyConversation(&words, verb) else { throw .malformed(verb) }
      return .requeue(id)
    case .help: return .help
    case .quit: return try alone(.quit, words, verb)
    }
  }

  private static func alone(
    _ command: AgentCommand, _ words: Words, _ verb: AgentVerb
  ) throws(Problem) -> AgentCommand {
    guard words.isEmpty else { throw .malformed(verb) }
    return command
  }

  private static func onlyHandoff(
    _ words: inout Words, _ verb: AgentVerb
  ) throws(Problem) -> HandoffID? {
    if words.isEmpty { return nil }
    guard let id = words.handoff(), words.isEmpty else { throw .malformed(verb) }
    return id
  }

  private static func onlyConversation(
    _ words: inout Words, _ verb: AgentVerb
  ) throws(Problem) -> ConversationID? {
    if words.isEmpty { return nil }
    guard let id = words.conversation(), words.isEmpty else { throw .malformed(verb) }
    return id
  }

  private static func onlyPlace(
    _ words: inout Words, _ verb: AgentVerb
  ) throws(Problem) -> AgentCommand.Place {
    let place = place(&words)
    guard words.isEmpty else { throw .malformed(verb) }
    return place
  }

  private static func place(_ words: inout Words) -> AgentCommand.Place {
    if let handoff = words.handoff() { return .handoff(handoff) }
    if let conversation = words.conversation() { return .conversation(conversation) }
    return .current
  }

  private static func note(_ words: inout Words) throws(Problem) -> AgentCommand {
    let place = place(&words)
    guard !words.isEmpty else { throw .malformed(.note) }
    return .note(words.text, on: place)
  }

  private static func transfer(_ words: inout Words) throws(Problem) -> AgentCommand {
    let chat = words.conversation()
    guard let written = words.next().map(narrow) else { throw .malformed(.transfer) }
    let target: AgentCommand.Target
    if written.hasPrefix("@") {
      guard let agent = AgentName(String(written.dropFirst())) else { throw .malformed(.transfer) }
      target = .agent(agent.text)
    } else {
      guard let queue = QueueName(written) else { throw .malformed(.transfer) }
      target = .queue(queue.text)
    }
    return .transfer(chat, to: target, note: words.isEmpty ? nil : words.text)
  }

  private static func go(_ words: inout Words) throws(Problem) -> AgentCommand {
    if let conversation = words.conversation(), words.isEmpty {
      return .go(.conversation(conversation))
    }
    guard let number = words.next().flatMap({ Int(narrow($0)) }), words.isEmpty else {
      throw .malformed(.go)
    }
    return .go(.number(number))
  }

  private static func answered(
    _ words: inout Words, _ verb: AgentVerb, _ by: ContactWay, _ outcome: CaseAnswer.Outcome
  ) throws(Problem) -> AgentCommand {
    let handoff = words.handoff()
    let to = verb == .mail ? try words.recipient() : nil
    guard !words.isEmpty else { throw .malformed(verb) }
    return .answered(handoff, .init(by: by, outcome: outcome, text: words.text, to: to))
  }

  private static func done(_ words: inout Words) throws(Problem) -> AgentCommand {
    let handoff = words.handoff()
    let (by, outcome): (ContactWay, CaseAnswer.Outcome)
    switch words.next().map(narrow) {
    case "mailed", "mail", "メール済", "メール済み", "メール": (by, outcome) = (.mail, .mailed)
    case "phoned", "phone", "電話済", "電話済み", "電話": (by, outcome) = (.phone, .phoned)
    case "no-answer", "応答なし", "不在": (by, outcome) = (.phone, .noAnswer)
    case _: throw .malformed(.done)
    }
    return .answered(handoff, .init(by: by, outcome: outcome, text: words.text))
  }

  private static func order(_ words: inout Words) throws(Problem) -> AgentCommand {
    if words.isEmpty { return .order(nil) }
    guard let written = words.next().map(narrow), words.isEmpty else { throw .malformed(.order) }
    guard let number = OrderNumber(written) else { throw .badOrder(written) }
    return .order(number.text)
  }
}
