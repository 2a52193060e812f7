import Conversations
import Store
import Text
import Wire

extension RunningDesk {
  /// A writing command of the shop's own people, over the admin socket:
  /// `{"orders":{"import":"/path/orders.csv","now":"2026-11-21T14:00+09:00"}}`.
  func administer(_ line: InboundLine, from connection: ConnectionID) {
    guard case .text(let text) = line else {
      if let error = WireError(line, limits: setup.limits) {
        sink?.send(error.customerLine, to: connection)
      }
      return
    }
    guard case .success(let request) = JSON.parse(text) else {
      sink?.send(WireError(.badJSON).customerLine, to: connection)
      return
    }
    guard let orders = request["orders"], let path = orders["import"]?.string else {
      let error = WireError(.unknownRequest, "a request has the key orders")
      sink?.send(error.customerLine, to: connection)
      return
    }
    let moment = orders["now"]?.string.flatMap { Timestamp($0) } ?? now.wall
    let source = orders["source"]?.string ?? path
    switch setup.readOrders(path, moment) {
    case .failure(let problem):
      sink?.send(WireError(.badJSON, problem.message).customerLine, to: connection)
    case .success(let rows):
      let commit = setup.store.write([
        .importOrders(rows, source: OrdersSource(name: source, importedAt: moment))
      ])
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("done")
      writer.null()
      writer.field("rows", rows.count)
      writer.endObject()
      writer.newline()
      unspoken.hold(
        .init(commit: commit, connection: connection, bytes: writer.bytes, then: .nothing))
    }
  }
}
