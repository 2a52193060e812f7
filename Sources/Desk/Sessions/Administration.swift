import Conversations
import Dialog
import Handoffs
import Pages
import Store
import Text
import Wire

/// A connection of the shop's own people.
struct AdminSession {
  /// Answers still to come.
  var owed = 0
  /// No more lines will come; it ends when the last answer is out.
  var inputEnded = false
}

extension RunningDesk {
  /// A writing command of the shop's own people, over the admin socket:
  /// `{"orders":{"import":"/path/orders.csv","now":"2026-11-21T14:00+09:00"}}`.
  func administer(_ line: InboundLine, from connection: ConnectionID) {
    guard !isStopping else { return refuse(WireError(.closing), connection) }
    guard case .text(let text) = line else {
      if let error = WireError(line, limits: setup.limits) { refuse(error, connection) }
      return
    }
    guard case .success(let request) = JSON.parse(text) else {
      return refuse(WireError(.badJSON), connection)
    }
    if let agents = request["agents"] { return administer(agents: agents, from: connection) }
    guard let orders = request["orders"], let path = orders["import"]?.string else {
      return refuse(
        WireError(.unknownRequest, "a request has one of the keys orders, agents"), connection)
    }
    let asked = orders["now"] ?? .null
    guard let moment = asked.isNull ? now.wall : asked.string.flatMap({ Timestamp($0) }) else {
      return refuse(WireError(.badJSON, "now is a moment: 2026-11-21T14:00+09:00"), connection)
    }
    let source = OrdersSource(name: orders["source"]?.string ?? path, importedAt: moment)
    admins[connection]?.owed += 1
    let readOrders = setup.readOrders
    start(.importOrders(for: connection, source)) { .orders(readOrders(path, moment)) }
  }

  private func refuse(_ error: WireError, _ connection: ConnectionID) {
    sink?.send(error.customerLine, to: connection)
  }

  /// What a chore brought.
  func finish(_ ticket: UInt64, _ result: ChoreResult) {
    switch (choreErrands.removeValue(forKey: ticket), result) {
    case (.importOrders(let connection, let source), .orders(.success(let orders))):
      let commit = setup.store.write([.importOrders(orders, source: source)])
      unspoken.hold(
        .init(
          commit: commit, connection: connection, bytes: done(rows: orders.count),
          then: .answered))
    case (.importOrders(let connection, _), .orders(.failure(let problem))):
      refuse(WireError(.badJSON, problem.message), connection)
      answered(admin: connection)
    case (.checkToken(let name, let id, let connection), .token(let isRight)):
      finishLogin(name, id: id, connection, isRight: isRight)
    case (.layDownMail(let mailing), .done(let outcome)): finish(mailing, outcome)
    case (.lookForPages, .pages(let news)): finish(news)
    case (.compilePages(let generation, let id), .compiled(let pages)):
      finish(generation, pages, for: id)
    case (.sendMail, .done), (nil, _): break
    // A chore brings what it was started for.
    case (.importOrders, _), (.checkToken, _), (.layDownMail, _), (.sendMail, _),
      (.lookForPages, _), (.compilePages, _):
      break
    }
  }

  /// `{"agents":{"add":{…}}}` and `{"agents":{"remove":"sato"}}`: takes effect at once, and is
  /// answered when it is on disk.
  private func administer(agents: JSON, from connection: ConnectionID) {
    let write: Write
    if let new = agents["add"], let row = AgentRow(new) {
      guard roster[row.name] == nil else {
        return refuse(WireError(.nameTaken, "an agent is named \(row.name) already"), connection)
      }
      let queues = dialog.manual.desk.queues.map(\.name)
      if let unknown = row.queues?.first(where: { !queues.contains($0) }) {
        let known = queues.map(\.text).joined(separator: ", ")
        return refuse(
          WireError(.badJSON, "no queue is named \(unknown); there are \(known)"), connection)
      }
      roster[row.name] = row
      board.add(row.agent, at: now.monotonic)
      write = .addAgent(row)
    } else if let name = agents["remove"]?.string.flatMap({ AgentName($0) }) {
      guard roster[name] != nil else {
        return refuse(WireError(.noSuchAgent, "no agent is named \(name)"), connection)
      }
      perform(board.remove(name, at: now.monotonic), receipt: nil)
      roster[name] = nil
      if let session = desks.removeValue(forKey: name) {
        refuse(WireError(.closing), id: nil, session)
        sink?.close(session.connection)
      }
      settleBoard()
      write = .removeAgent(name)
    } else {
      return refuse(
        WireError(.badJSON, "agents holds add with an agent, or remove with a name"), connection)
    }
    admins[connection]?.owed += 1
    unspoken.hold(
      .init(
        commit: setup.store.write([write]), connection: connection, bytes: done(rows: nil),
        then: .answered))
  }

  private func done(rows: Int?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("done")
    writer.null()
    if let rows { writer.field("rows", rows) }
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  func answered(admin connection: ConnectionID) {
    admins[connection]?.owed -= 1
    closeWhenDone(admin: connection)
  }

  func closeWhenDone(admin connection: ConnectionID) {
    guard let admin = admins[connection], admin.inputEnded, admin.owed <= 0 else { return }
    sink?.close(connection)
  }
}

extension AgentRow {
  /// An agent as `agents add` sends one; nil when something is missing or of another kind.
  fileprivate init?(_ json: JSON) {
    guard let name = json["name"]?.string.flatMap({ AgentName($0) }),
      let shown = json["shown"]?.string, let capacity = json["capacity"]?.int, capacity > 0,
      let hash = json["token-hash"]?.string
    else { return nil }
    var queues: [QueueName]?
    if let given = json["queues"], !given.isNull {
      guard let names = given.array else { return nil }
      queues = names.compactMap { $0.string.flatMap { QueueName($0) } }
      guard queues?.count == names.count else { return nil }
    }
    self.init(name: name, shown: shown, queues: queues, capacity: capacity, tokenHash: hash)
  }
}
