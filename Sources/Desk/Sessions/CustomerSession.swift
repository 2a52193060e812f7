import Conversations
import Text
import Wire

/// One customer's connection: which dialect it speaks and which conversation it listens to.
final class CustomerSession {
  enum Dialect { case undecided, text, json }

  /// Something that came in and has not been taken up.
  enum Pending {
    case request(CustomerRequest)
    case complaint(WireError)
  }

  let connection: ConnectionID
  let door: Door
  let address: PeerAddress
  var dialect: Dialect
  /// The customer's program asked for a traced turn line, and may have it.
  var trace = false
  /// Its program asked for the desk's words for what happens around the conversation.
  var wantsWords = false
  /// The language its program asked for.
  var language: Language?
  /// The conversation it listens to; nil before the first request and after `closed`.
  var conversation: LiveConversation?
  /// What came behind something that must be answered first.
  var waiting: [Pending] = []
  /// On its way to a conversation that it asked to come back to.
  var isResuming = false
  /// Not read for now, because much of what came waits.
  var isPaused = false
  /// No more lines will come; it ends when the last answer is out.
  var inputEnded = false
  /// Answers still to come: turns asked for and not yet sent.
  var owed = 0
  /// The `chat` command of this machine: it is let go after a goodbye.
  var isTerminal: Bool
  /// When its last line came, on the monotonic clock.
  var lastLine: UInt64

  init(_ connection: ConnectionID, door: Door, address: PeerAddress, at moment: Moment) {
    self.connection = connection
    self.door = door
    self.address = address
    // The desk's own terminal is always a client of the JSON dialect.
    dialect = door == .customersStandard || door.speaksJSONOnly ? .json : .undecided
    isTerminal = door == .customersStandard
    lastLine = moment.monotonic
  }
}
