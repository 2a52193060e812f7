import Conversations
public import Text

/// A rule of the board that does not hold: our own mistake, for tests and `health`.
public enum BoardProblem: Hashable, Sendable {
  /// A chat stands in the line though it does not wait, or waits and does not stand there.
  case lineDisagrees(HandoffID)
  /// Not exactly the agent it names has it.
  case ownersDisagree(HandoffID)
  /// An agent's list names something that is not that agent's.
  case notTheirs(HandoffID, AgentName)
  case overCapacity(AgentName)
  /// Somebody who is not there has chats that are not kept for them, or offers.
  case heldByAbsent(AgentName)
  case conversationDisagrees(ConversationID)
  /// A case's state and owner do not fit, or a chat has its number.
  case caseDisagrees(HandoffID)
}

extension Board {
  /// What is wrong with the board; empty always, whatever was asked of it.
  public var problems: [BoardProblem] {
    chats.values.flatMap(problems(of:)) + seats.values.flatMap(problems(of:))
      + lineProblems + cases.values.flatMap(problems(of:))
  }

  private func problems(of chat: Chat) -> [BoardProblem] {
    let id = chat.handoff.id
    var found: [BoardProblem] = []
    if line.contains(chat.place) != chat.isWaiting { found.append(.lineDisagrees(id)) }
    if byConversation[chat.conversation] != id {
      found.append(.conversationDisagrees(chat.conversation))
    }
    // How often each list of each agent names it, against what its stage says.
    let reserved = seats.values.filter { $0.offers.contains(id) }.map(\.agent.name)
    let held = seats.values.filter { $0.chats.contains(id) }.map(\.agent.name)
    let wrapped = seats.values.filter { $0.wrapUps.contains(id) }.map(\.agent.name)
    let fits =
      switch chat.stage {
      case .queued: reserved.isEmpty && held.isEmpty && wrapped.isEmpty
      case .offered(let offer): reserved == [offer.agent] && held.isEmpty && wrapped.isEmpty
      case .held(let name, _): reserved.isEmpty && held == [name] && wrapped.isEmpty
      case .wrapUp(let name): reserved.isEmpty && held.isEmpty && wrapped == [name]
      }
    if !fits { found.append(.ownersDisagree(id)) }
    return found
  }

  private func problems(of seat: Seat) -> [BoardProblem] {
    let name = seat.agent.name
    let all = seat.offers + seat.chats + seat.wrapUps
    var found = all.filter { chats[$0]?.agent != name }.map { BoardProblem.notTheirs($0, name) }
    if Set(all).count != all.count { found.append(.overCapacity(name)) }
    if seat.isSignedIn ? seat.keptUntil != nil : seat.presence != .away || !seat.offers.isEmpty {
      found.append(.heldByAbsent(name))
    }
    if !seat.isSignedIn, seat.keptUntil == nil, !all.isEmpty { found.append(.heldByAbsent(name)) }
    return found
  }

  private var lineProblems: [BoardProblem] {
    var found: [BoardProblem] = []
    for (place, next) in zip(line.places, line.places.dropFirst()) where next <= place {
      found.append(.lineDisagrees(next.id))
    }
    for place in line.places where chats[place.id]?.place != place {
      found.append(.lineDisagrees(place.id))
    }
    for (conversation, id) in byConversation where chats[id]?.conversation != conversation {
      found.append(.conversationDisagrees(conversation))
    }
    return found
  }

  private func problems(of item: Case) -> [BoardProblem] {
    let id = item.handoff.id
    let fits =
      switch item.state {
      case .open: item.owner == nil
      case .taken: item.owner.map { seats[$0] != nil } ?? false
      case .done: false
      }
    return fits && chats[id] == nil ? [] : [.caseDisagrees(id)]
  }
}
