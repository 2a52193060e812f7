public import Text

/// Why the board did not do what an agent asked; nothing was changed then.
public enum BoardRefusal: Error, Hashable, Sendable {
  /// Who asks is not signed in.
  case notSignedIn
  /// Somebody else has it, or it is reserved for somebody else.
  case alreadyTaken
  /// Only who has it may do this.
  case notYours
  /// The agent does not answer for this queue.
  case notServed(QueueName)
  case atCapacity
  case noSuchHandoff
  /// Nothing waits that the agent could take.
  case nothingWaits
  case noteMissing
  /// A chat cannot be passed to somebody unknown.
  case noSuchAgent(AgentName)
  /// A chat cannot be passed to somebody who is not there.
  case agentNotSignedIn(AgentName)
  case agentAtCapacity(AgentName)
  case toOneself
  /// The conversation is with people already.
  case withPeopleAlready

  /// The error code of the line protocol.
  public var code: String {
    switch self {
    case .notSignedIn: "not-logged-in"
    case .alreadyTaken, .withPeopleAlready: "already-taken"
    case .notYours, .notServed, .toOneself: "not-yours"
    case .atCapacity, .agentAtCapacity: "at-capacity"
    case .noSuchHandoff, .nothingWaits: "no-such-handoff"
    case .noteMissing: "note-missing"
    case .noSuchAgent: "unknown-request"
    case .agentNotSignedIn: "try-later"
    }
  }

  /// What is wrong and what to do instead, in English.
  public var message: String {
    switch self {
    case .notSignedIn: "log in first"
    case .alreadyTaken: "somebody else has it or was just offered it"
    case .notYours: "it is not yours; take it first"
    case .notServed(let queue): "you do not answer for \(queue)"
    case .atCapacity:
      "you hold as many chats as you may, offers counted; close or decline one first"
    case .noSuchHandoff: "nothing with this number waits or is with people"
    case .nothingWaits: "nothing waits that you could take"
    case .noteMissing: "write a note for whoever takes it over"
    case .noSuchAgent(let name): "nobody is named \(name)"
    case .agentNotSignedIn(let name): "\(name) is not there; pass it to a queue instead"
    case .agentAtCapacity(let name): "\(name) has no room; pass it to a queue instead"
    case .toOneself: "you have it already; name a colleague or a queue"
    case .withPeopleAlready: "this conversation waits for people or is with them already"
    }
  }
}
