public import Text

/// The shop's orders as a spreadsheet writes them. Source of its columns: `shop-columns.md`.
public enum OrdersFile {
  /// All orders of a file, or everything that is wrong with it: nothing is taken by half.
  public enum Result: Hashable, Sendable {
    case orders([Order])
    /// In the order of the file, at most `mostDiagnostics`; never empty.
    case refused([Diagnostic])
  }
  /// More than these nobody reads at once.
  public static let mostDiagnostics = 200

  /// - Parameters:
  ///   - file: the name that locations show.
  ///   - today: the day that `today`, `today-3` and `today+2` count from.
  public static func read(_ text: String, file: String, today: CivilDate) -> Result {
    switch CSV.parse(text, file: file) {
    case .failure(let fault): return .refused([fault.diagnostic])
    case .success(let rows):
      var reader = OrdersReader(file: file, today: today)
      let orders = reader.orders(rows)
      let problems = reader.problems.sorted { $0.range.start < $1.range.start }
      return problems.isEmpty ? .orders(orders) : .refused(problems)
    }
  }
}

private struct OrdersReader {
  let file: String
  let today: CivilDate
  private(set) var problems: [Diagnostic] = []
  private var columns: [String: Int] = [:]
  private var row = CSVRowPlace()
  private var lines: [OrderNumber: Int] = [:]

  /// The row being read.
  private struct CSVRowPlace {
    var cells: [CSVCell] = []
    var line = 1
  }

  private static let required = [
    "order_number", "email", "name", "status", "items", "total_jpy", "order_date",
    "promised_date",
  ]
  private static let dates = [
    "shipped_date", "new_expected_date", "delivered_date", "points_granted_date",
  ]
  /// Columns that have a place of their own in `Order`.
  private static let own: Set = [
    "order_number", "email", "phone", "name", "status", "items", "order_date", "promised_date",
    "note",
  ]

  init(file: String, today: CivilDate) {
    self.file = file
    self.today = today
  }

  mutating func orders(_ rows: [CSVRow]) -> [Order] {
    guard let header = rows.first else {
      add(.noHeader, at: FileLocation(file: file, line: 1, column: 1), length: 1)
      return []
    }
    readHeader(header)
    guard problems.isEmpty else { return [] }
    var orders: [Order] = []
    for next in rows.dropFirst() {
      guard problems.count < OrdersFile.mostDiagnostics else { break }
      row = CSVRowPlace(cells: next.cells, line: next.line)
      if next.cells.allSatisfy({ trimmed($0.text).isEmpty }) { continue }
      if let order = order(header.cells.count) { orders.append(order) }
    }
    return orders
  }

  private mutating func readHeader(_ header: CSVRow) {
    for (index, cell) in header.cells.enumerated() {
      let name = trimmed(cell.text)
      if name.isEmpty {
        add(.unnamedColumn, at: cell.location, length: 1)
      } else if columns.updateValue(index, forKey: name) != nil {
        add(.repeatedColumn(name), at: cell.location, length: cell.text.count)
      }
    }
    let known = Self.own.union(Self.required).union(Self.dates).union([
      "payment", "points_due", "carrier", "tracking", "address", "postal_code",
    ])
    let unknown = columns.keys.filter { !known.contains($0) }.sorted()
    for name in Self.required where columns[name] == nil {
      let nearest = Nearest.name(to: name, in: unknown)
      let cell = nearest.flatMap { columns[$0] }.map { header.cells[$0] }
      add(
        .missingColumn(name, nearest: nearest),
        at: cell?.location ?? FileLocation(file: file, line: header.line, column: 1),
        length: cell?.text.count ?? 1)
    }
  }

  private mutating func order(_ width: Int) -> Order? {
    let before = problems.count
    if row.cells.count > width {
      add(
        .tooManyCells(expected: width), at: row.cells[width].location,
        length: row.cells[width].text.count)
    }
    let number = number()
    let email = required("email", OrdersFile.email)
    let name = required("name") { .value($0) }
    let status = required("status", OrdersFile.status)
    let items = items()
    let today = today
    let orderDate = required("order_date") { OrdersFile.date($0, today: today) }
    let promised = required("promised_date") { OrdersFile.date($0, today: today) }
    let phone = optional("phone", OrdersFile.phone)
    let others = others(status)
    guard problems.count == before, let number, let email, let name, let status, let items,
      let orderDate, let promised
    else { return nil }
    return Order(
      number: number, email: email, phone: phone ?? "", name: name, status: status, items: items,
      orderDate: orderDate, promisedDate: promised, others: others, note: text("note"))
  }

  private mutating func number() -> OrderNumber? {
    guard
      let number = required(
        "order_number",
        { text in OrderNumber(text).map { .value($0) } ?? .wrong(.orderNumber(text)) })
    else { return nil }
    if let line = lines[number] {
      add(.repeatedNumber(number.text, line: line), in: "order_number")
      return nil
    }
    lines[number] = row.line
    return number
  }

  private mutating func items() -> [OrderItem]? {
    guard required("items", { .value($0) }) != nil, let cell = cell("items") else { return nil }
    var items: [OrderItem] = []
    var column = cell.location.column
    var isWhole = true
    for piece in cell.text.split(separator: ";", omittingEmptySubsequences: false) {
      defer { column += piece.count + 1 }
      let text = trimmed(String(piece))
      if text.isEmpty { continue }
      switch OrdersFile.item(text) {
      case .value(let item): items.append(item)
      case .wrong(let problem):
        isWhole = false
        let lead = piece.prefix(while: \.isWhitespace).count
        add(
          problem,
          at: FileLocation(file: file, line: cell.location.line, column: column + lead),
          length: text.count)
      }
    }
    if isWhole, items.isEmpty { add(.item(trimmed(cell.text)), in: "items") }
    return isWhole && !items.isEmpty ? items : nil
  }

  /// Every filled column that has no place of its own.
  private mutating func others(_ status: OrderStatus?) -> [String: Value] {
    var others: [String: Value] = [:]
    if let total = required("total_jpy", OrdersFile.amount) { others["total_jpy"] = .yen(total) }
    if let payment = optional("payment", OrdersFile.payment) { others["payment"] = payment }
    if let points = optional("points_due", OrdersFile.amount) {
      others["points_due"] = .number(points)
    }
    let today = today
    for name in Self.dates {
      if let date = optional(name, { OrdersFile.date($0, today: today) }) {
        others[name] = .date(date)
      }
    }
    let read: Set = ["total_jpy", "payment", "points_due"]
    for name in columns.keys
    where !Self.own.contains(name) && !read.contains(name) && !Self.dates.contains(name) {
      let words = text(name)
      if !words.isEmpty { others[name] = .text(SafeText(shop: words)) }
    }
    if let status {
      for name in Self.guaranteed(status) where text(name).isEmpty {
        add(.missingFor(name, status), in: columns[name] == nil ? "status" : name)
      }
    }
    return others
  }

  /// Columns that an order with this status has. Source: `shop-columns.md`, "Guaranteed".
  private static func guaranteed(_ status: OrderStatus) -> [String] {
    let sent = ["shipped_date", "carrier", "tracking"]
    return switch status {
    case .shipped, .outForDelivery, .returnReceived: sent
    case .delivered: sent + ["delivered_date"]
    // A delay may come before the parcel leaves.
    case .received, .preparing, .delayed, .cancelled: []
    }
  }

  private func cell(_ name: String) -> CSVCell? {
    guard let index = columns[name], index < row.cells.count else { return nil }
    return row.cells[index]
  }

  private func text(_ name: String) -> String { cell(name).map { trimmed($0.text) } ?? "" }

  private mutating func optional<Read>(
    _ name: String, _ read: (String) -> OrdersFile.Cell<Read>
  ) -> Read? {
    let text = text(name)
    guard !text.isEmpty else { return nil }
    switch read(text) {
    case .value(let value): return value
    case .wrong(let problem):
      add(problem, in: name)
      return nil
    }
  }

  private mutating func required<Read>(
    _ name: String, _ read: (String) -> OrdersFile.Cell<Read>
  ) -> Read? {
    if text(name).isEmpty { add(.missing(name), in: name) }
    return optional(name, read)
  }

  private mutating func add(_ problem: OrdersFileProblem, in name: String) {
    let cell = cell(name)
    let place = cell?.location ?? FileLocation(file: file, line: row.line, column: 1)
    let shown = cell?.text.prefix { !$0.isNewline }.count ?? 1
    add(problem, at: place, length: shown)
  }

  private mutating func add(_ problem: OrdersFileProblem, at place: FileLocation, length: Int) {
    guard problems.count < OrdersFile.mostDiagnostics else { return }
    problems.append(problem.diagnostic(at: place, length: length))
  }

  private func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }
}
