import Conversations
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

/// What a chore is for.
enum AdminErrand {
  case importOrders(for: ConnectionID, OrdersSource)
  case checkToken(AgentName, id: String?, for: ConnectionID)
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
    guard let orders = request["orders"], let path = orders["import"]?.string else {
      return refuse(WireError(.unknownRequest, "a request has the key orders"), connection)
    }
    let asked = orders["now"] ?? .null
    guard let moment = asked.isNull ? now.wall : asked.string.flatMap({ Timestamp($0) }) else {
      return refuse(WireError(.badJSON, "now is a moment: 2026-11-21T14:00+09:00"), connection)
    }
    let source = OrdersSource(name: orders["source"]?.string ?? path, importedAt: moment)
    admins[connection]?.owed += 1
    let ticket = nextTicket
    nextTicket += 1
    adminErrands[ticket] = .importOrders(for: connection, source)
    let readOrders = setup.readOrders
    setup.chores.start(ticket: ticket) { .orders(readOrders(path, moment)) }
  }

  private func refuse(_ error: WireError, _ connection: ConnectionID) {
    sink?.send(error.customerLine, to: connection)
  }

  /// What a chore brought.
  func finish(_ ticket: UInt64, _ result: ChoreResult) {
    switch (adminErrands.removeValue(forKey: ticket), result) {
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
    case (nil, _), (.importOrders, .token), (.checkToken, .orders): break
    }
  }

  private func done(rows: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("done")
    writer.null()
    writer.field("rows", rows)
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
