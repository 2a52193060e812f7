import Conversations
import Dialog
import Store
import Text
import Wire

/// A conversation in memory: decides one turn at a time, further input waits in its inbox.
final class LiveConversation {
  /// Something to be taken up in its turn.
  enum Task {
    case input(Input, from: ConnectionID?, showsTurn: Bool)
    case resume(ConnectionID, after: Int)
    /// What people at the desk did; the request is answered when it is stored.
    case people(PeopleInput, AgentReceipt?)

    /// Whether an agent takes the chat.
    var isTakingUp: Bool { if case .people(.tookUp, _) = self { true } else { false } }
    /// Whether the conversation's time is over.
    var isEnd: Bool { if case .input(.expired, _, _) = self { true } else { false } }
  }

  let id: ConversationID
  let token: ConversationToken
  var state: ConversationState
  /// Entries decided so far: the ordinal of the next one.
  var entries: Int
  var lastAt: Timestamp
  var inbox: [Task] = []
  /// The input being decided, with what its look-ups have brought.
  var deciding: Situation?
  /// Look-ups still under way.
  var awaited = 0
  /// How many decisions were begun: an answer to a look-up of an earlier one comes too late.
  var decision = 0
  var current: (from: ConnectionID?, showsTurn: Bool)?
  /// The agent's request that is being decided.
  var receipt: AgentReceipt?
  /// It is being read back: for a resume, for a repeated message, or because a commit failed.
  var isReading = false
  /// The last commit that carries a turn of it.
  var lastCommit = CommitNumber(0)
  /// Who is sent its lines. The newest of two with one token stays.
  var listener: CustomerSession?
  /// Who listened when it was closed: goes on with it should its end not reach the disk.
  var lastListener: CustomerSession?
  /// Message ids that were answered, with their turns.
  var answered: [String: Int] = [:]

  init(id: ConversationID, token: ConversationToken, language: Language, at: Timestamp) {
    self.id = id
    self.token = token
    state = ConversationState(id, language: language)
    entries = 0
    lastAt = at
  }

  /// A conversation read back from the store; nil when nothing of it was stored.
  init?(_ stored: StoredConversation) {
    guard let state = stored.state else { return nil }
    id = stored.id
    token = stored.token
    self.state = state
    entries = stored.entries.count
    lastAt = stored.lastAt
    for case .ended(let turn, let id?) in stored.entries.lazy.flatMap(\.events) {
      answered[id] = turn
    }
  }

  /// Where its customer writes from; nil when nobody listens, or somebody of this machine.
  var source: String? {
    guard let network = listener?.address.network, network != .local else { return nil }
    return network.description
  }

  var isBusy: Bool { deciding != nil || isReading }
}
