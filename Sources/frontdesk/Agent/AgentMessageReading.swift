import Text
import Wire

extension AgentMessage {
  /// Reads one line.
  init(_ line: String) {
    guard case .success(let json) = JSON.parse(line), let read = Self.read(json) else {
      self = .unknown
      return
    }
    self = read
  }

  private static func read(_ json: JSON) -> AgentMessage? {
    for member in json.members ?? [] {
      let value = member.value
      switch member.key {
      case "welcome": return .welcome(welcome(value))
      case "offered": return offer(value).map { .offered($0) }
      case "withdrawn":
        return value.handoff.map { .withdrawn($0, reason: value.text("reason")) }
      case "taken": return taken(value).map { .taken($0) }
      case "said":
        return value.conversation.map { .said($0, AgentLine(value)) }
      case "queue": return .queue(value.array?.compactMap(row) ?? [])
      case "cases": return .cases(value.array?.compactMap(row) ?? [])
      case "team": return .team(value.array?.map(colleague) ?? [])
      case "history": return history(value).map { .history($0) }
      case "order": return .order(value)
      case "left": return value.conversation.map { .left($0, who: value.text("who")) }
      case "notice":
        return .notice(
          code: value.text("code"), message: value.text("message"), value.conversation)
      case "ping": return .ping(value)
      case "done": return .done(id: value.string)
      case "error":
        return .error(
          code: value.text("code"), message: value.text("message"), id: value["id"]?.string)
      case _: continue
      }
    }
    return nil
  }

  private static func welcome(_ json: JSON) -> Welcome {
    Welcome(
      name: json.text("name"), shown: json["shown"]?.string ?? json.text("name"),
      queues: json.texts("queues"), capacity: json["capacity"]?.int ?? 1,
      state: json.text("state"),
      holds: json["holds"]?.array?.compactMap { held in
        held.conversation.map { Held(conversation: $0, seq: held["seq"]?.int ?? 0) }
      } ?? [])
  }

  private static func offer(_ json: JSON) -> Offer? {
    json.handoff.map { handoff in
      Offer(
        handoff: handoff, kind: json.kind, conversation: json.conversation,
        queue: json.text("queue"), priority: json.text("priority"),
        waitedSeconds: json["waited"]?.int ?? 0, due: json["due"]?.string,
        note: json["note"]?.string, summary: AgentSummary(json["summary"] ?? .null))
    }
  }

  private static func taken(_ json: JSON) -> Taken? {
    guard let handoff = json.handoff, let conversation = json.conversation else { return nil }
    return Taken(
      handoff: handoff, kind: json.kind, conversation: conversation,
      summary: AgentSummary(json["summary"] ?? .null), transcript: json.transcript)
  }

  private static func row(_ json: JSON) -> Row? {
    json.handoff.map { handoff in
      Row(
        handoff: handoff, kind: json.kind, conversation: json.conversation,
        queue: json.text("queue"), priority: json.text("priority"),
        waitedSeconds: json["waited"]?.int ?? 0, wants: json.text("wants"),
        due: json["due"]?.string, owner: json["owner"]?.string,
        isHeld: json["held"]?.flag ?? true, customer: json.text("name"), by: json.text("by"),
        contact: json["contact"].map { AgentContact($0) })
    }
  }

  private static func colleague(_ json: JSON) -> Colleague {
    Colleague(
      name: json.text("name"), shown: json.text("shown"), state: json.text("state"),
      chats: json.texts("chats"))
  }

  private static func history(_ json: JSON) -> History? {
    json.conversation.map { conversation in
      History(
        conversation: conversation, summary: AgentSummary(json["summary"] ?? .null),
        transcript: json.transcript, earlier: json.texts("earlier"))
    }
  }
}

extension AgentLine {
  init(_ json: JSON) {
    let speaker: Speaker =
      switch json.text("from") {
      case "customer": .customer
      case "desk": .desk
      case "agent": .agent(json["name"]?.string)
      case "note": .note(json["shown"]?.string ?? json["name"]?.string)
      case let other: .event(other.isEmpty ? json.text("event") : other)
      }
    let text = json["text"]?.string ?? json["queue"]?.string ?? json.text("name")
    self.init(
      seq: json["seq"]?.int, speaker, text, at: json["at"]?.string, choices: json.texts("choices"),
      more: More(cause: json.text("cause"), by: json.text("by"), to: json.text("to")))
  }
}

extension JSON {
  /// What stands under `key`, empty when that is no text.
  func text(_ key: String) -> String { self[key]?.string ?? "" }
  func texts(_ key: String) -> [String] { self[key]?.array?.compactMap(\.string) ?? [] }

  fileprivate var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  fileprivate var handoff: HandoffID? { self["handoff"]?.string.flatMap { HandoffID($0) } }
  fileprivate var conversation: ConversationID? {
    self["conversation"]?.string.flatMap { ConversationID($0) }
  }
  fileprivate var kind: AgentMessage.Kind { text("kind") == "case" ? .case : .chat }
  fileprivate var transcript: [AgentLine] { self["transcript"]?.array?.map { AgentLine($0) } ?? [] }
}
