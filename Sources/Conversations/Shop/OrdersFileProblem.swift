import Text

/// What can be wrong with an orders file, apart from its quotes.
enum OrdersFileProblem: Hashable, Sendable {
  case noHeader
  case missingColumn(String, nearest: String?)
  case unnamedColumn
  case repeatedColumn(String)
  case tooManyCells(expected: Int)
  case missing(String)
  case missingFor(String, OrderStatus)
  case orderNumber(String)
  case repeatedNumber(String, line: Int)
  case email(String)
  case phone(String)
  case date(String, better: String?)
  case status(String, nearest: String?)
  case payment(String, nearest: String?)
  case number(String, better: String?)
  case item(String)
  case quantity(String)

  /// The check's stable name.
  var check: String {
    switch self {
    case .noHeader, .missingColumn, .unnamedColumn, .repeatedColumn: "orders-columns"
    case .tooManyCells: "orders-row"
    case .missing, .missingFor: "orders-missing"
    case .orderNumber, .repeatedNumber: "orders-number"
    case .email, .phone: "orders-customer"
    case .date: "orders-date"
    case .status, .payment: "orders-choice"
    case .number: "orders-amount"
    case .item, .quantity: "orders-items"
    }
  }

  /// What is wrong, and what to write instead; nil when only the author can know.
  var words: (problem: Bilingual, fix: Bilingual?) {
    switch self {
    case .noHeader:
      (
        Bilingual(ja: "ファイルが空です", en: "the file is empty"),
        Bilingual(
          ja: "1行目に列の名前（order_number,email,…）を書く",
          en: "write the column names (order_number,email,…) in the first row")
      )
    case .missingColumn(let name, let nearest):
      (
        Bilingual(ja: "列 \(name) がありません", en: "there is no column \(name)"),
        nearest.map {
          Bilingual(ja: "\($0) を \(name) に直す", en: "write \(name) instead of \($0)")
        } ?? Bilingual(ja: "1行目に \(name) を足す", en: "add \(name) to the first row")
      )
    case .unnamedColumn:
      (
        Bilingual(ja: "この列には名前がありません", en: "this column has no name"),
        Bilingual(ja: "名前を書くか、列を消す", en: "name the column, or delete it")
      )
    case .repeatedColumn(let name):
      (
        Bilingual(ja: "列 \(name) が二つあります", en: "there are two columns \(name)"),
        Bilingual(ja: "どちらかを消す", en: "delete one of them")
      )
    case .tooManyCells(let expected):
      (
        Bilingual(
          ja: "この行のセルは列の数（\(expected)）より多いです",
          en: "this row has more cells than there are columns (\(expected))"),
        Bilingual(
          ja: "「,」を含むセルを「\"」で囲む", en: "put \" around a cell that holds a comma")
      )
    case .missing(let column):
      (
        Bilingual(ja: "\(column) が空です", en: "\(column) is empty"),
        Bilingual(ja: "どの注文にも \(column) を書く", en: "every order needs its \(column)")
      )
    case .missingFor(let column, let status):
      (
        Bilingual(
          ja: "\(status.rawValue) なのに \(column) が空です",
          en: "\(column) is empty though the order is \(status.rawValue)"),
        Bilingual(
          ja: "\(column) を書くか、status を直す", en: "write \(column), or correct the status")
      )
    case .orderNumber(let text):
      (
        Bilingual(ja: "「\(text)」は注文番号ではありません", en: "\"\(text)\" is no order number"),
        Bilingual(
          ja: "数字 \(OrderNumber.digits) けたで書く（例: 26110201）",
          en: "write \(OrderNumber.digits) digits: 26110201")
      )
    case .repeatedNumber(let text, let line):
      (
        Bilingual(
          ja: "注文 \(text) は \(line) 行目にもあります", en: "order \(text) is on line \(line) too"),
        Bilingual(ja: "どちらかの行を消す", en: "delete one of the two rows")
      )
    case .email(let text):
      (
        Bilingual(
          ja: "「\(text)」はメールアドレスではありません", en: "\"\(text)\" is no e-mail address"),
        Bilingual(ja: "name@example.jp のように書く", en: "write it like name@example.jp")
      )
    case .phone(let text):
      (
        Bilingual(ja: "「\(text)」は電話番号ではありません", en: "\"\(text)\" is no phone number"),
        Bilingual(ja: "090-1234-5678 のように書く", en: "write it like 090-1234-5678")
      )
    case .date(let text, let better):
      (
        Bilingual(ja: "「\(text)」は日付として読めません", en: "\"\(text)\" is no date"),
        better.map { Bilingual(ja: "\($0) と書く", en: "write \($0)") }
          ?? Bilingual(
            ja: "2026-11-21、today-3、today+2 のように書く",
            en: "write it like 2026-11-21, today-3 or today+2")
      )
    case .status(let text, let nearest):
      (
        Bilingual(ja: "「\(text)」という status はありません", en: "there is no status \"\(text)\""),
        Self.choose(nearest, of: OrderStatus.allCases.map(\.rawValue))
      )
    case .payment(let text, let nearest):
      (
        Bilingual(ja: "「\(text)」という payment はありません", en: "there is no payment \"\(text)\""),
        Self.choose(nearest, of: OrdersFile.payments)
      )
    case .number(let text, let better):
      (
        Bilingual(
          ja: "「\(text)」は 0 以上の数ではありません", en: "\"\(text)\" is no number from 0 up"),
        better.map { Bilingual(ja: "\($0) と書く", en: "write \($0)") }
          ?? Bilingual(ja: "5610 のように数字だけで書く", en: "write digits only: 5610")
      )
    case .item(let text):
      (
        Bilingual(ja: "「\(text)」は商品として読めません", en: "\"\(text)\" is no item"),
        Bilingual(
          ja: "「商品コード 種類 x個数」を「;」で区切って書く（例: LS-201 ネイビー/navy-M x1;CL-105 x2）",
          en: "write `sku variant xN`, separated by `;`: LS-201 ネイビー/navy-M x1;CL-105 x2")
      )
    case .quantity(let text):
      (
        Bilingual(ja: "「\(text)」には個数がありません", en: "\"\(text)\" has no quantity"),
        Bilingual(
          ja: "最後に x1 のように 1 から \(OrdersFile.mostOfOneItem) の個数を書く",
          en: "end it with a quantity of 1 to \(OrdersFile.mostOfOneItem), such as x1")
      )
    }
  }

  private static func choose(_ nearest: String?, of all: [String]) -> Bilingual {
    let list = all.joined(separator: ", ")
    return nearest.map { Bilingual(ja: "\($0) と書く", en: "write \($0)") }
      ?? Bilingual(ja: "次のどれかを書く: \(list)", en: "write one of \(list)")
  }

  func diagnostic(at place: FileLocation, length: Int) -> Diagnostic {
    let (problem, fix) = words
    return Diagnostic(
      check: check, severity: .error, at: FileRange(place, length: length), problem: problem,
      fix: fix)
  }
}
