import Conversations
import Testing
import Text

@Suite struct OrdersFileTests {
  static let header =
    "order_number,email,phone,name,postal_code,address,order_date,shipped_date,promised_date,"
    + "new_expected_date,delivered_date,status,items,total_jpy,payment,carrier,tracking,"
    + "points_due,points_granted_date,note,gift"
  static let shipped =
    "26111101,Haruno@Example.JP,+81 90-1234-5001,春野 さくら,150-0099,\"東京都渋谷区1-2-3, 101\","
    + "today-3,today-1,today+1,,,shipped,TN-101 120mL/120mL x1;LS-201 one size x2,5610,card,"
    + "TSUBAME,4100-3301,50,,内緒,はい"
  let today = CivilDate("2026-11-21")!

  func read(_ rows: [String], header: String = header) -> OrdersFile.Result {
    OrdersFile.read(
      ([header] + rows).joined(separator: "\r\n"), file: "orders.csv", today: today)
  }
  func orders(_ rows: [String]) throws -> [Order] {
    switch read(rows) {
    case .orders(let orders): return orders
    case .refused(let problems):
      Issue.record("\(problems.map { $0.rendered(in: .en, source: nil) })")
      return []
    }
  }
  func refused(_ rows: [String], header: String = header) -> [String] {
    guard case .refused(let problems) = read(rows, header: header) else { return [] }
    return problems.map { $0.rendered(in: .en, source: nil) }
  }

  @Test("reads every column into its value")
  func reads() throws {
    let order = try #require(try orders([Self.shipped]).first)
    #expect(order.number.text == "26111101")
    #expect(order.email == "haruno@example.jp")
    #expect(order.phone == "09012345001")
    #expect(order.status == .shipped)
    #expect(
      order.items == [
        OrderItem(product: SKU("TN-101")!, variant: VariantName("120mL/120mL"), quantity: 1),
        OrderItem(product: SKU("LS-201")!, variant: VariantName("one size"), quantity: 2),
      ])
    #expect(order.fact("order_date") == .date(CivilDate("2026-11-18")!))
    #expect(order.fact("promised_date") == .date(CivilDate("2026-11-22")!))
    #expect(order.fact("shipped_date") == .date(CivilDate("2026-11-20")!))
    #expect(order.fact("delivered_date") == nil)
    #expect(order.fact("total_jpy") == .yen(5_610))
    #expect(order.fact("payment") == .choice(ChoiceID("card")!))
    #expect(order.fact("points_due") == .number(50))
    #expect(order.fact("address") == .text(SafeText(shop: "東京都渋谷区1-2-3, 101")))
    #expect(order.fact("gift") == .text(SafeText(shop: "はい")))
    #expect(order.note == "内緒")
    #expect(order.fact("note") == nil)
  }

  @Test("reads columns in any order, without the optional ones, and behind a byte order mark")
  func readsAnyOrder() throws {
    let text =
      "\u{FEFF}status,items,total_jpy,order_number,name,promised_date,order_date,email\n"
      + "received,CL-105 x2,0,26111102,Emma,2026-11-30,today,e@x.jp\n\n"
    guard case .orders(let orders) = OrdersFile.read(text, file: "o.csv", today: today) else {
      Issue.record("refused")
      return
    }
    #expect(orders.map(\.number.text) == ["26111102"])
    #expect(orders.first?.phone == "")
    #expect(orders.first?.items.first?.variant == nil)
  }

  @Test(
    "refuses a faulty cell with its place, and says what to write",
    arguments: [
      ("26111101", "2611110", "orders.csv:2:1: error: \"2611110\" is no order number", "8 digits"),
      ("Haruno@Example.JP", "haruno", "orders.csv:2:10: error: \"haruno\" is no e-mail", "name@"),
      ("+81 90-1234-5001", "call me", "orders.csv:2:28: error: \"call me\" is no phone", "090-"),
      ("today-3", "2026/11/3", "\"2026/11/3\" is no date", "write 2026-11-03"),
      ("today-3", "today*3", "\"today*3\" is no date", "today-3"),
      ("today-3", "2026-02-30", "\"2026-02-30\" is no date", "2026-11-21"),
      (",shipped,", ",shiped,", "there is no status \"shiped\"", "write shipped"),
      (",card,", ",cach,", "there is no payment \"cach\"", "fix: write"),
      (",5610,", ",\"¥5,610\",", "\"¥5,610\" is no number", "write 5610"),
      (",5610,", ",-1,", "\"-1\" is no number", "digits only"),
      ("one size x2", "one size", "\"LS-201 one size\" has no quantity", "x1"),
      ("one size x2", "one size x0", "has no quantity", "x1"),
      ("LS-201 one", "靴 one", "\"靴 one size x2\" is no item", "sku variant xN"),
      ("春野 さくら", "", "orders.csv:2:45: error: name is empty", "every order"),
      (",TSUBAME,", ",,", "carrier is empty though the order is shipped", "correct the status"),
      (",はい", ",はい,more", "more cells than there are columns (21)", "comma"),
    ])
  func refuses(old: String, new: String, problem: String, fix: String) {
    let row = Self.shipped.replacing(old, with: new)
    let words = refused([row])
    #expect(words.count == 1)
    #expect(words.first?.contains(problem) == true, "\(words)")
    #expect(words.first?.contains(fix) == true, "\(words)")
  }

  @Test("points at the item in its cell")
  func pointsAtItem() throws {
    guard case .refused(let problems) = read([Self.shipped.replacing("one size x2", with: "M")])
    else {
      Issue.record("taken")
      return
    }
    let column = try #require(Self.shipped.firstRange(of: "LS-201"))
    #expect(
      problems.first?.range.start.column
        == Self.shipped.distance(from: Self.shipped.startIndex, to: column.lowerBound) + 1)
    #expect(problems.first?.range.length == "LS-201 M".count)
  }

  @Test("takes nothing when one row is faulty, and shows every fault in order")
  func allOrNothing() {
    let good = Self.shipped
    let bad = good.replacing("26111101", with: "26111102").replacing(",card,", with: ",gold,")
    let worse = good.replacing("26111101", with: "x").replacing("today+1", with: "soon")
    let words = refused([good, bad, worse])
    #expect(words.count == 3)
    #expect(words.map { $0.prefix(12) } == ["orders.csv:3", "orders.csv:4", "orders.csv:4"])
  }

  @Test("refuses a number that comes twice, and names the other line")
  func repeated() {
    let words = refused([Self.shipped, Self.shipped])
    #expect(words.count == 1)
    #expect(words.first?.contains("order 26111101 is on line 2 too") == true)
    #expect(words.first?.hasPrefix("orders.csv:3:1:") == true)
  }

  @Test("finds the column that was meant, and columns that come twice or have no name")
  func columns() {
    let wrong = refused([], header: Self.header.replacing("total_jpy", with: "total_yen"))
    #expect(wrong.count == 1)
    #expect(wrong.first?.contains("write total_jpy instead of total_yen") == true, "\(wrong)")
    #expect(refused([], header: Self.header + ",gift").first?.contains("two columns gift") == true)
    #expect(refused([], header: Self.header + ",").first?.contains("no name") == true)
    #expect(refused([], header: "").first?.contains("the file is empty") == true)
  }

  @Test(
    "asks of each status what it guarantees",
    arguments: [
      (OrderStatus.received, 0), (.preparing, 0), (.delayed, 0), (.cancelled, 0), (.shipped, 3),
      (.outForDelivery, 3), (.returnReceived, 3), (.delivered, 4),
    ])
  func guaranteed(status: OrderStatus, missing: Int) {
    let row =
      "26111101,a@b.jp,,A,,,today,,today,,,\(status.rawValue),CL-105 x1,100,,,,,,,"
    #expect(refused([row]).count == missing)
  }

  @Test("shows an unclosed quote as the file's only problem")
  func quote() {
    #expect(refused([Self.shipped, "\"2611"]).first?.contains("never closed") == true)
  }

  @Test("says everything in Japanese as well")
  func japanese() {
    guard case .refused(let problems) = read(["x,x,x,,,,x,x,x,,,x,x,x,x,,,x,x,,,x"]) else {
      Issue.record("taken")
      return
    }
    #expect(problems.count > 9)
    for problem in problems {
      #expect(problem.problem.ja != problem.problem.en)
      #expect(problem.fix.map { $0.ja != $0.en } ?? true)
    }
  }
}
