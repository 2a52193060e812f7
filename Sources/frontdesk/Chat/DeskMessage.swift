import Text
import Wire

/// A line that the desk sent, as the customer's terminal understands it. Source: the protocol,
/// "Customer, JSON dialect", Out.
enum DeskMessage: Hashable, Sendable {
  /// The conversation's name; `token` comes with a new one only.
  case conversation(String, token: String?, seq: Int)
  case said(Said)
  case event(Event, seq: Int)
  /// The turn is complete and saved.
  case turn(id: String?, state: String)
  case error(code: String, message: String)
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
    case queued(position: Int?, waitSeconds: Int?)
    case joined(name: String?)
    case left, transferred, closed, idle
    case other(String)
  }

  /// Reads one line.
  init(_ line: String) {
    guard case .success(let json) = JSON.parse(line) else {
      self = .unknown
      return
    }
    let seq = json["seq"]?.int ?? 0
    if let error = json["error"] {
      self = .error(code: error["code"]?.string ?? "", message: error["message"]?.string ?? "")
    } else if let name = json["conversation"]?.string {
      self = .conversation(name, token: json["token"]?.string, seq: seq)
    } else if json["turn"]?.int != nil {
      self = .turn(id: json["id"]?.string, state: json["state"]?.string ?? "")
    } else if let event = json["event"]?.string {
      self = .event(Self.event(event, json), seq: seq)
    } else if let text = json["text"]?.string {
      let isAgent = json["from"]?.string == "agent"
      self = .said(
        Said(
          seq: seq, agent: isAgent ? json["name"]?.string ?? "" : nil, text: text,
          choices: json["choices"]?.array?.compactMap(\.string) ?? []))
    } else {
      self = .unknown
    }
  }

  private static func event(_ name: String, _ json: JSON) -> Event {
    switch name {
    case "queued": .queued(position: json["position"]?.int, waitSeconds: json["wait"]?.int)
    case "joined": .joined(name: json["name"]?.string ?? json["agent"]?.string)
    case "left": .left
    case "transferred": .transferred
    case "closed": .closed
    case "idle": .idle
    default: .other(name)
    }
  }
}
