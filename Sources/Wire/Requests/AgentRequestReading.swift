import Conversations
import Handoffs
import Text

/// A request with the id it is answered under.
public struct IdentifiedRequest: Hashable, Sendable {
  public let request: AgentRequest
  public let id: String?
}

/// A request that could not be read, with the id to answer it under.
public struct UnreadableRequest: Error, Hashable, Sendable {
  public let error: WireError
  public let id: String?
}

extension AgentRequest {
  /// Reads one line. Keys that the request does not have are passed over; of several requests in
  /// one line the first counts.
  public static func parse(_ line: String) -> Result<IdentifiedRequest, UnreadableRequest> {
    switch JSON.parse(line) {
    case .failure(let problem):
      return .failure(UnreadableRequest(error: WireError(.badJSON, "\(problem)"), id: nil))
    case .success(let value):
      var id: String?
      if let given = value["id"], !given.isNull {
        guard let text = given.string, text.utf8.count <= CustomerRequest.idBytes else {
          let error = WireError(
            .badJSON, "id is a string of at most \(CustomerRequest.idBytes) bytes")
          return .failure(UnreadableRequest(error: error, id: nil))
        }
        id = text
      }
      do throws(WireError) {
        return .success(IdentifiedRequest(request: try read(value), id: id))
      } catch {
        return .failure(UnreadableRequest(error: error, id: id))
      }
    }
  }

  private static func read(_ line: JSON) throws(WireError) -> AgentRequest {
    guard let members = line.members else {
      throw WireError(.unknownRequest, "a line is one JSON object, such as {\"queue\":null}")
    }
    for member in members {
      let value = member.value
      switch member.key {
      case "login": return try login(value)
      case "available": return try available(value, line)
      case "take": return .take(value.isNull ? nil : try handoff(value, "take"))
      case "decline": return .decline(try handoff(value, "decline"))
      case "say":
        return .say(try text(value, "say"), to: try conversation(line["to"], "to"))
      case "note": return .note(try text(value, "note"), on: try target(line["to"]))
      case "transfer": return try transfer(value, line)
      case "give-back": return .giveBack(try conversation(value, "give-back"))
      case "close": return try close(value, line)
      case "answered": return try answered(value, line)
      case "replies": return .replies(try conversation(value, "replies"))
      case "draft":
        let intent = try name(value, "draft", "a page's name") { IntentID($0) }
        return .draft(intent, to: try conversation(line["to"], "to"))
      case "order":
        let number = try name(value, "order", "an order number of 8 digits") { OrderNumber($0) }
        return .order(number, for: try conversation(line["for"], "for"))
      case "record":
        let kind = try name(value, "record", "a kind of record") { RecordKind(rawValue: $0) }
        guard let fields = line["fields"]?.members else {
          throw WireError(.badJSON, "fields holds an object of slot names and values")
        }
        return .record(kind, to: try conversation(line["to"], "to"), fields: fields)
      case "history": return .history(try conversation(value, "history"))
      case "queue": return .queue
      case "cases": return .cases
      case "team": return .team
      case "requeue": return .requeue(try conversation(value, "requeue"))
      case "health": return .health
      case "pong": return .pong
      default: continue
      }
    }
    throw WireError(.unknownRequest)
  }

  private static func login(_ value: JSON) throws(WireError) -> AgentRequest {
    let agent = try name(value["name"] ?? .null, "login.name", "an agent's name") { AgentName($0) }
    var token: String?
    if let given = value["token"], !given.isNull { token = try text(given, "login.token") }
    return .login(agent, token: token)
  }

  private static func available(_ value: JSON, _ line: JSON) throws(WireError) -> AgentRequest {
    guard let flag = value.bool else { throw WireError(.badJSON, "available is true or false") }
    if flag { return .available }
    let reason = try name(
      line["reason"] ?? .string("break"), "reason", "\"break\" or \"last\""
    ) { UnavailableReason(rawValue: $0) }
    return .unavailable(reason)
  }

  private static func transfer(_ value: JSON, _ line: JSON) throws(WireError) -> AgentRequest {
    let target: TransferTarget
    if let queue = line["queue"], !queue.isNull {
      target = .queue(try name(queue, "queue", "a queue's name") { QueueName($0) })
    } else {
      target = .agent(
        try name(line["agent"] ?? .null, "agent", "queue or agent: a name") { AgentName($0) })
    }
    var note: String?
    if let given = line["note"], !given.isNull { note = try text(given, "note") }
    return .transfer(try conversation(value, "transfer"), to: target, note: note)
  }

  private static func close(_ value: JSON, _ line: JSON) throws(WireError) -> AgentRequest {
    let code = try name(
      line["as"] ?? .null, "as", "one of resolved, follow-up, no-answer, abuse"
    ) { AgentClosing.Code(rawValue: $0) }
    var due: CivilDate?
    if let given = line["due"], !given.isNull {
      due = try name(given, "due", "a day: YYYY-MM-DD") { CivilDate($0) }
    }
    var by: ContactWay?
    if let given = line["by"], !given.isNull { by = try way(given) }
    let mark = line["desk-should-have-known"]?.bool ?? false
    return .close(
      try conversation(value, "close"),
      AgentClosing(code: code, due: due, by: by, deskShouldHaveKnown: mark))
  }

  private static func answered(_ value: JSON, _ line: JSON) throws(WireError) -> AgentRequest {
    let outcome = try name(
      line["outcome"] ?? .null, "outcome", "one of mailed, phoned, no-answer"
    ) { CaseAnswer.Outcome(rawValue: $0) }
    var address: String?
    if let given = line["to"], !given.isNull {
      address = try name(given, "to", "an e-mail address") { MailAddress.isWhole($0) ? $0 : nil }
    }
    return .answered(
      try handoff(value, "answered"),
      CaseAnswer(
        by: try way(line["by"] ?? .null), outcome: outcome,
        text: SafeText.clean(
          customer: try line["text"].map { json throws(WireError) in try text(json, "text") } ?? ""
        ).text), address: address)
  }

  private static func way(_ value: JSON) throws(WireError) -> ContactWay {
    try name(value, "by", "\"mail\" or \"phone\"") { ContactWay(rawValue: $0) }
  }

  private static func target(_ value: JSON?) throws(WireError) -> NoteTarget {
    guard let text = value?.string else { throw WireError(.badJSON, "to is C-… or H-…") }
    if let conversation = ConversationID(text) { return .conversation(conversation) }
    if let handoff = HandoffID(text) { return .handoff(handoff) }
    throw WireError(.badJSON, "to is C-… or H-…")
  }

  private static func conversation(_ value: JSON?, _ key: String) throws(WireError)
    -> ConversationID
  {
    try name(value ?? .null, key, "a conversation: C-…") { ConversationID($0) }
  }

  private static func handoff(_ value: JSON, _ key: String) throws(WireError) -> HandoffID {
    try name(value, key, "a handoff: H-…") { HandoffID($0) }
  }

  private static func text(_ value: JSON, _ key: String) throws(WireError) -> String {
    guard let text = value.string else { throw WireError(.badJSON, "\(key) is a string") }
    return text
  }

  private static func name<Name>(
    _ value: JSON, _ key: String, _ form: String, _ make: (String) -> Name?
  ) throws(WireError) -> Name {
    guard let text = value.string, let name = make(text) else {
      throw WireError(.badJSON, "\(key) is \(form)")
    }
    return name
  }
}
