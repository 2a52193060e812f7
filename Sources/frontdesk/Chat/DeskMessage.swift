import Text
import Wire

/// A line that the desk sent, as the customer's terminal understands it. Source: the protocol,
/// "Customer, JSON dialect", Out.
enum DeskMessage: Hashable, Sendable {
  /// The conversation's name; `token` comes with a new one only, `words` with one that is come back
  /// to.
  case conversation(String, token: String?, seq: Int, words: String? = nil)
  case said(Said)
  /// `words`: what the shop says of it; nil when that was not asked for.
  case event(Event, seq: Int, words: String? = nil)
  /// The turn is complete and saved.
  case turn(id: String?, state: String)
  /// `message` is for whoever wrote the program; `words`, the shop's own, for the customer.
  case error(code: String, message: String, words: String? = nil)
  /// Of a newer desk; passed over.
  case unknown

  /// Something said by the desk or by a person.
  struct Said: Hashable, Sendable {
    let seq: Int
    /// The agent's shown name; nil when the desk speaks.
    let agent: String?
    let text: String
    let choices: [String]
  }

  enum Event: Hashable, Sendable {
    case queued, joined, left, transferred, closed, idle
    case other(String)
  }

  /// Reads one line.
  init(_ line: String) {
    guard case .success(let json) = JSON.parse(line) else {
      self = .unknown
      return
    }
    let seq = json["seq"]?.int ?? 0
    let words = json["text"]?.string
    if let error = json["error"] {
      self = .error(
        code: error["code"]?.string ?? "", message: error["message"]?.string ?? "",
        words: error["text"]?.string)
    } else if let name = json["conversation"]?.string {
      self = .conversation(name, token: json["token"]?.string, seq: seq, words: words)
    } else if json["turn"]?.int != nil {
      self = .turn(id: json["id"]?.string, state: json["state"]?.string ?? "")
    } else if let event = json["event"]?.string {
      self = .event(Self.event(event), seq: seq, words: words)
    } else if let text = words {
      let isAgent = json["from"]?.string == "agent"
      self = .said(
        Said(
          seq: seq, agent: isAgent ? json["name"]?.string ?? "" : nil, text: text,
          choices: json["choices"]?.array?.compactMap(\.string) ?? []))
    } else {
      self = .unknown
    }
  }

  private static func event(_ name: String) -> Event {
    switch name {
    case "queued": .queued
    case "joined": .joined
    case "left": .left
    case "transferred": .transferred
    case "closed": .closed
    case "idle": .idle
    default: .other(name)
    }
  }
}
