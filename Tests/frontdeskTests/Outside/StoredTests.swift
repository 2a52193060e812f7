import Conversations
import Foundation
import Store
import Testing
import Text
import Wire

@testable import frontdesk

/// Commands that read and write a data directory, run from outside.
@Suite(.timeLimit(.minutes(1))) struct StoredTests {
  private static let at = Timestamp("2026-11-21T14:00+09:00")

  /// A data directory with one conversation: a question, an exchange, a case.
  private func filled(_ folder: TestFolder) throws {
    let at = try #require(Self.at)
    let (id, number) = (ConversationID(number: 1), RecordNumber(number: 1))
    let fields = [
      SlotValue(.order, .order(try #require(OrderNumber("26110201")))),
      SlotValue(.quantity, .number(2)),
    ]
    let handoff = Handoff(
      id: HandoffID(number: 1), kind: .case, queue: try #require(QueueName("security")),
      priority: .urgent, due: at.adding(seconds: 3_600), intent: IntentID("card-misuse"))
    let events: [Event] = [
      .opened(id, .ja, at: at),
      .customerSaid(CustomerLine(text: .clean(customer: "交換\u{1B}[2J").text, masked: false)),
      .deskSaid(
        DeskLine(
          text: SafeText(shop: "承りました。\n番号は X-1 です。"),
          choices: [Choice(label: SafeText(shop: "はい"), meaning: .yes)])),
      .recorded(Record(number: number, kind: .exchange, fields: fields)),
      .handedOff(handoff), .ended(turn: 0, messageID: nil),
    ]
    let store = try Store.open(directory: folder.path, wake: {})
    let token = try #require(ConversationToken(String(repeating: "a", count: 32)))
    _ = store.write([
      .begin(id, token: token, at: at),
      .append(Entry(conversation: id, ordinal: 0, at: at, events: events)),
    ])
    store.close()
    for case .failed(_, let error) in store.drain() { Issue.record("\(error)") }
  }

  private func lines(_ arguments: [String], _ folder: TestFolder) throws -> [String] {
    let ended = try Program.run(arguments + ["--data", folder.path])
    #expect(ended.code == 0, "\(ended.err)")
    #expect(ended.err.isEmpty)
    return ended.lines.map(String.init)
  }

  @Test("records list: one line a record, as the protocol writes it")
  func records() throws {
    let folder = try TestFolder()
    try filled(folder)
    #expect(
      try lines(["records", "list", "--json"], folder) == [
        #"{"kind":"exchange","number":"X-1","conversation":"C-1","#
          + #""at":"2026-11-21T14:00:00+09:00","fields":{"order":"26110201","quantity":2}}"#
      ])
    let shown = try lines(["records", "list"], folder)
    #expect(shown.count == 1)
    #expect(shown.first?.contains("order=26110201 quantity=2") == true)
  }

  @Test("cases list: one line a case")
  func cases() throws {
    let folder = try TestFolder()
    try filled(folder)
    #expect(
      try lines(["cases", "list", "--json"], folder) == [
        #"{"handoff":"H-1","kind":"case","conversation":"C-1","queue":"security","#
          + #""priority":"urgent","intent":"card-misuse","at":"2026-11-21T14:00:00+09:00","#
          + #""due":"2026-11-21T15:00:00+09:00","state":"open","owner":null,"#
          + #""by":null,"outcome":null,"text":null}"#
      ])
  }

  @Test("transcripts: listed, shown line by line, exported event by event")
  func transcripts() throws {
    let folder = try TestFolder()
    try filled(folder)
    #expect(
      try lines(["transcripts", "list", "--json"], folder) == [
        #"{"conversation":"C-1","opened":"2026-11-21T14:00:00+09:00","#
          + #""last":"2026-11-21T14:00:00+09:00","turns":1,"owner":"desk"}"#
      ])
    let shown = try lines(["transcripts", "show", "C-1", "--language", "ja"], folder)
    #expect(shown.contains { $0.hasSuffix("受付: 承りました。") })
    #expect(shown.contains("    1. はい"))
    #expect(shown.contains { $0.contains("* 記録 X-1（交換）") })
    #expect(shown.contains { $0.contains("* H-1: 窓口 security があとで対応（期限 11/21 15:00") })
    #expect(!shown.joined().contains("\u{1B}"))
    let events = try lines(["transcripts", "export", "--json"], folder)
    #expect(events.count == 6)
    let read = try events.map { try JSON.parse($0).get() }
    #expect(
      read.map { $0["event"]?.string ?? "" } == [
        "opened", "customer-said", "desk-said", "recorded", "handed-off", "turn",
      ])
    #expect(read.map { $0["seq"]?.int } == [nil, 1, 2, nil, nil, nil])
    #expect(try lines(["transcripts", "show", "C-1", "--json"], folder) == events)
    let none = try Program.run(["transcripts", "show", "C-9", "--data", folder.path])
    #expect(none.code == 2)
    #expect(try Program.run(["transcripts", "show", "9", "--data", folder.path]).code == 2)
    #expect(try Program.run(["transcripts", "export", "--data", folder.path]).code == 2)
  }

  @Test("orders import asks the desk that runs, and says what it answers")
  func asksTheDesk() throws {
    let folder = try TestFolder()
    let orders = try folder.write(
      "order_number,email,name,status,items,total_jpy,order_date,promised_date\n"
        + "26110201,a@example.jp,佐々木,received,S104 x1,4800,2026-11-02,2026-11-12\n",
      to: "orders.csv")
    // Holds the lock, as a desk does.
    let desk = try Store.open(directory: folder.path, wake: {})
    defer { desk.close() }
    let (seen, answers) = (
      TestLines(),
      [
        #"{"done":null,"rows":7}"#,
        #"{"error":{"code":"try-later","message":"not\u001b now"}}"#,
      ]
    )
    let admin = try SocketDesk(path: DataDirectory(folder.path).adminSocket, connections: 2) {
      SocketDesk.lines($0) { line in
        seen.add(line)
        return [answers[min(seen.all.count, answers.count) - 1]]
      }
    }
    let arguments = [
      "orders", "import", orders, "--data", folder.path, "--now", "2026-11-21T14:00+09:00",
    ]
    let taken = try Program.run(arguments)
    #expect(taken.code == 0)
    #expect(taken.err.isEmpty)
    #expect(taken.out == "7 orders were taken in.\n")
    let refused = try Program.run(arguments)
    #expect(refused.code == 2)
    #expect(refused.err == "frontdesk: not\u{FFFD} now\n")
    admin.finish()
    #expect(
      seen.all.first
        == #"{"orders":{"import":"\#(orders)","now":"2026-11-21T14:00:00+09:00"}}"#)
  }
}
