/// What an error line says to a program. Source: the protocol, the code lists of both dialects.
public enum WireErrorCode: String, Hashable, Sendable, CaseIterable {
  case lineTooLong = "line-too-long"
  case notUTF8 = "not-utf8"
  case badJSON = "bad-json"
  case unknownRequest = "unknown-request"
  case noSuchConversation = "no-such-conversation"
  case tooFast = "too-fast"
  case tooManyConnections = "too-many-connections"
  case tryLater = "try-later"
  case closing
  // Agents only.
  case notLoggedIn = "not-logged-in"
  case wrongToken = "wrong-token"
  case alreadyTaken = "already-taken"
  case notYours = "not-yours"
  case atCapacity = "at-capacity"
  case noSuchHandoff = "no-such-handoff"
  case noteMissing = "note-missing"
  // The shop's own commands only.
  case nameTaken = "name-taken"
  case noSuchAgent = "no-such-agent"

  /// What is wrong and what to do, where the place that found it knows nothing nearer.
  public var message: String {
    switch self {
    case .lineTooLong: "the line is too long; its rest was thrown away"
    case .notUTF8: "the line is not UTF-8; send it again in UTF-8"
    case .badJSON: "the line is not JSON"
    case .unknownRequest: "no request of the protocol has this form"
    case .noSuchConversation: "no conversation is known by that name"
    case .tooFast: "too many lines in a short time; this one was thrown away, send it again later"
    case .tooManyConnections: "too many connections are open; try again later"
    case .tryLater: "this could not be saved; send it again later"
    case .closing: "the desk is closing this connection; come back with resume"
    case .notLoggedIn: "log in first"
    case .wrongToken: "name and token do not belong together"
    case .alreadyTaken: "somebody else took it"
    case .notYours: "this conversation is not yours"
    case .atCapacity: "you hold as many chats as you may"
    case .noSuchHandoff: "no handoff is known by that number"
    case .noteMissing: "a note is needed here"
    case .nameTaken: "somebody has that name"
    case .noSuchAgent: "nobody has that name"
    }
  }
}

/// One error line.
public struct WireError: Error, Hashable, Sendable {
  public let code: WireErrorCode
  /// English, for whoever wrote the program at the other end.
  public let message: String

  public init(_ code: WireErrorCode, _ message: String? = nil) {
    self.code = code
    self.message = message ?? code.message
  }

  /// The error for a line that could not be taken; nil for one that could.
  public init?(_ line: InboundLine, limits: WireLimits) {
    switch line {
    case .text: return nil
    case .tooLong:
      self.init(
        .lineTooLong,
        "a line has at most \(limits.lineBytes) bytes; the rest of this one was thrown away")
    case .notUTF8: self.init(.notUTF8)
    case .tooFast: self.init(.tooFast)
    }
  }

  /// The customer's error line, newline included: `{"error":{"code":…,"message":…}}`.
  public var customerLine: [UInt8] { customerLine(words: nil) }

  /// The same with a `text` in it: what the shop says of it, for a customer whose program asked for
  /// its words; nil leaves it out.
  public func customerLine(words: String?) -> [UInt8] {
    line { writer in
      if let words { writer.field("text", words) }
    }
  }

  /// The agent's error line, newline included, with the `id` of the request (`null` without one).
  public func agentLine(id: String?) -> [UInt8] { line { $0.field("id", id) } }

  private func line(_ more: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("error")
    writer.beginObject()
    writer.field("code", code.rawValue)
    writer.field("message", message)
    more(&writer)
    writer.endObject()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}
