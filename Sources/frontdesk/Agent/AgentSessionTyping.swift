import Conversations
import Text
import Wire

/// What an agent typed, done.
extension AgentSession {
  /// - Parameter text: the whole input, line breaks of a paste included; not blank.
  mutating func entered(_ text: String, now: AgentMoment) -> [Effect] {
    switch AgentCommandLine.read(text, today: ShopZone.japan.date(of: clock.time(now))) {
    case .failure(let problem): [.show(.mistyped(problem))]
    case .success(let command): perform(command, now)
    }
  }

  private mutating func perform(_ command: AgentCommand, _ now: AgentMoment) -> [Effect] {
    switch command {
    case .help: return [.show(.help)]
    case .quit: return [.leave]
    case .chats: return [.show(.chats(rows(now)))]
    case .go(let chat): return go(chat)
    case .card(let place): return card(place)
    case .say, .take, .decline, .note, .transfer, .giveBack, .close, .queue, .cases, .answered,
      .order, .record, .history, .presence, .team, .requeue:
      guard isOpen else { return [.show(.trouble(.notConnected))] }
      return request(command)
    }
  }

  private mutating func request(_ command: AgentCommand) -> [Effect] {
    switch command {
    case .say(let text):
      if current == nil, awaitsChat { return [.refill(text), .show(.trouble(.notYet))] }
      return inChat(nil) { session, chat in
        [session.ask(.say(chat, text)) { AgentRequestLine.say(text, to: chat, id: $0) }]
      }
    case .take(let handoff):
      // Only chats are on offer here: a case that is due some day is no match for who waits.
      let wanted = handoff ?? offers.first?.handoff
      return [ask(.take(wanted)) { AgentRequestLine.take(wanted, id: $0) }]
    case .decline(let handoff):
      guard let wanted = handoff ?? offers.first?.handoff else {
        return [.show(.trouble(.noOffer))]
      }
      guard caseCards[wanted] == nil, !cases.contains(wanted) else {
        return [.show(.trouble(.cannotDecline(wanted)))]
      }
      return [ask(.decline(wanted)) { AgentRequestLine.decline(wanted, id: $0) }]
    case .note(let text, let place): return note(text, place)
    case .transfer(let chat, let target, let note):
      return inChat(chat) { session, chat in
        [
          session.ask(.transfer(chat, target)) {
            AgentRequestLine.transfer(chat, to: target, note: note, id: $0)
          }
        ]
      }
    case .giveBack(let chat):
      return inChat(chat) { session, chat in
        [session.ask(.giveBack(chat)) { AgentRequestLine.giveBack(chat, id: $0) }]
      }
    case .close(let chat, let closing):
      return inChat(chat) { session, chat in
        if let way = closing.by, session.lacks(way, in: chat),
          session.warns(of: .close(chat, closing))
        {
          return [.show(.trouble(.noWay(chat, way)))]
        }
        return [
          session.ask(.close(chat, closing)) { AgentRequestLine.close(chat, closing, id: $0) }
        ]
      }
    case .queue: return [ask(.queue) { AgentRequestLine.queue(id: $0) }]
    case .cases: return [ask(.cases) { AgentRequestLine.cases(id: $0) }]
    case .answered(let handoff, let answer):
      guard let wanted = handoff ?? (cases.count == 1 ? cases.first : nil) else {
        return [.show(.trouble(.noCase(held: cases.count)))]
      }
      if answer.outcome == .mailed, answer.to == nil, let contact = contact(of: wanted),
        !contact.knowsMail
      {
        return [.show(.trouble(.noMailAddress(wanted)))]
      }
      return [ask(.answered(wanted)) { AgentRequestLine.answered(wanted, answer, id: $0) }]
    case .order(let number):
      return inChat(nil) { session, chat in
        guard let number = number ?? session.chat(chat)?.summary.order else {
          return [.show(.trouble(.noOrder))]
        }
        return [session.ask(.order(number)) { AgentRequestLine.order(number, for: chat, id: $0) }]
      }
    case .record(let kind, let fields):
      return inChat(nil) { session, chat in
        [session.ask(.record(kind)) { AgentRequestLine.record(kind, fields, to: chat, id: $0) }]
      }
    case .history(let conversation):
      guard let wanted = conversation ?? current else {
        return [.show(.trouble(.noChat(others: chats.count)))]
      }
      return [ask(.history(wanted)) { AgentRequestLine.history(wanted, id: $0) }]
    case .team: return [ask(.team) { AgentRequestLine.team(id: $0) }]
    case .requeue(let chat):
      return [ask(.requeue(chat)) { AgentRequestLine.requeue(chat, id: $0) }]
    case .presence(let presence): return [set(presence)]
    case .chats, .go, .card, .help, .quit: return []
    }
  }

  /// Whether nothing tells how the customer of a chat could be reached in this way.
  private func lacks(_ way: ContactWay, in conversation: ConversationID) -> Bool {
    guard let contact = chat(conversation)?.summary.contact else { return false }
    return switch way {
    case .mail: !contact.knowsMail
    case .phone: !contact.knowsPhone
    }
  }

  private func card(_ place: AgentCommand.Place) -> [Effect] {
    let shown: (String, AgentSummary)?
    switch place {
    case .conversation(let id): shown = chat(id).map { (id.description, $0.summary) }
    case .handoff(let id): shown = caseCards[id].map { (id.description, $0) }
    case .current:
      if let chat = currentChat {
        shown = (chat.conversation.description, chat.summary)
      } else if cases.count == 1, let only = cases.first {
        shown = caseCards[only].map { (only.description, $0) }
      } else {
        return [.show(.trouble(.noChat(others: chats.count)))]
      }
    }
    return [.show(shown.map { .card($0.0, $0.1) } ?? .trouble(.noCard))]
  }

  /// For the chat that was named, else the one that is shown.
  private mutating func inChat(
    _ named: ConversationID?, _ body: (inout AgentSession, ConversationID) -> [Effect]
  ) -> [Effect] {
    guard let chat = named ?? current else {
      return [.show(.trouble(.noChat(others: chats.count)))]
    }
    return body(&self, chat)
  }

  private mutating func note(_ text: String, _ place: AgentCommand.Place) -> [Effect] {
    let target: String
    switch place {
    case .conversation(let conversation): target = conversation.description
    case .handoff(let handoff): target = handoff.description
    case .current:
      if let current {
        target = current.description
      } else if cases.count == 1, let only = cases.first {
        target = only.description
      } else {
        return [.show(.trouble(.noChat(others: chats.count)))]
      }
    }
    return [ask(.note(target)) { AgentRequestLine.note(text, on: target, id: $0) }]
  }

  private mutating func go(_ chat: AgentCommand.Chat) -> [Effect] {
    switch chat {
    case .conversation(let conversation): go(to: conversation)
    case .number(let number):
      if let found = chats.first(where: { $0.number == number }) {
        go(to: found.conversation)
      } else {
        [.show(.trouble(.noSuchChat))]
      }
    }
  }

  func rows(_ now: AgentMoment) -> [AgentShown.ChatRow] {
    chats.map { chat in
      AgentShown.ChatRow(
        heading: AgentShown.Heading(chat), unread: chat.unread,
        silentSeconds: chat.silentSeconds(now: now), isCurrent: chat.conversation == current,
        hasLeft: chat.hasLeft, isAway: chat.isAway)
    }
  }
}
