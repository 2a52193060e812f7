import Conversations
import Foundation
import Store
import Testing
import Text
import Wire

@testable import frontdesk

/// What a spreadsheet opens: `records export`, `cases export`, by the built program.
@Suite(.timeLimit(.minutes(1))) struct ExportTests {
  /// What a spreadsheet would run, or take for another cell or row.
  private static let dangerous = [
    "=HYPERLINK(\"http://x.example\")", "+SUM(A1:A9)", "-2+3", "@cmd", "＝1+1", "＠cmd",
  ]
  private static let plain = ["a,b", "say \"x\"", "二行\nある", "-12", "+81 90 1234 5678", " x"]

  /// A data directory with a record a text, an order of two goods, and an answered case.
  private func filled(_ folder: TestFolder) throws {
    let at = try #require(Timestamp("2026-11-21T14:00+09:00"))
    let id = ConversationID(number: 1)
    let texts = Self.dangerous + Self.plain
    let slot = try #require(SlotName("reason"))
    var events: [Event] = [.opened(id, .ja, at: at)]
    for (number, text) in texts.enumerated() {
      events.append(
        .recorded(
          Record(
            number: RecordNumber(number: Int64(number + 1)), kind: .complaint,
            fields: [SlotValue(slot, .text(SafeText(shop: text)))])))
    }
    let goods = try ["TN-101", "HC-108"].map { Value.product(try #require(SKU($0))) }
    events.append(
      .recorded(
        Record(
          number: RecordNumber(number: 99), kind: .order,
          fields: [
            SlotValue(.product, .list(goods)),
            SlotValue(.quantity, .list([.number(2), .number(1)])),
          ])))
    let handoff = Handoff(
      id: HandoffID(number: 1), kind: .case, queue: try #require(QueueName("security")),
      priority: .urgent, due: at.adding(seconds: 3_600), intent: IntentID("card-misuse"))
    events += [
      .handedOff(handoff),
      .answeredCase(
        handoff.id, by: try #require(AgentName("sato")),
        CaseAnswer(by: .mail, outcome: .mailed, text: SafeText(shop: "=1+1,\n\"x\""))),
      .ended(turn: 0, messageID: nil),
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

  /// The rows of what the program writes, without the head.
  private func rows(_ arguments: [String], _ folder: TestFolder) throws -> (
    head: [String], rows: [[String]]
  ) {
    let ended = try Program.run(arguments + ["--data", folder.path])
    #expect(ended.code == 0 && ended.err.isEmpty, "\(ended.err)")
    guard case .success(let rows) = CSV.parse(ended.out, file: "out.csv") else {
      Issue.record("no CSV: \(ended.out)")
      return ([], [])
    }
    let cells = rows.map { $0.cells.map(\.text) }
    return (cells.first ?? [], Array(cells.dropFirst()))
  }

  @Test("records: a cell that a spreadsheet would run is made harmless, any other kept as it is")
  func records() throws {
    let folder = try TestFolder()
    try filled(folder)
    let (head, rows) = try rows(["records", "export", "--kind", "complaint"], folder)
    #expect(head == ["number", "kind", "conversation", "at", "reason"])
    #expect(rows.map { $0[4] } == Self.dangerous.map { "'" + $0 } + Self.plain)
    #expect(
      rows.first?.prefix(4) == ["X-1", "complaint", "C-1", "2026-11-21T14:00:00+09:00"])
  }

  @Test("records: the goods of an order stand in one cell a slot")
  func several() throws {
    let folder = try TestFolder()
    try filled(folder)
    let (head, rows) = try rows(["records", "export", "--kind", "order"], folder)
    #expect(head.suffix(2) == ["product", "quantity"])
    #expect(rows.map { Array($0.suffix(2)) } == [["TN-101; HC-108", "2; 1"]])
  }

  @Test("cases: when due, who answered and what, made harmless as well")
  func cases() throws {
    let folder = try TestFolder()
    try filled(folder)
    let (head, rows) = try rows(["cases", "export"], folder)
    #expect(head.prefix(4) == ["number", "queue", "priority", "state"])
    #expect(rows.count == 1)
    let row = Dictionary(zip(head, rows.first ?? []), uniquingKeysWith: { first, _ in first })
    #expect(row["number"] == "H-1" && row["due"] == "2026-11-21T15:00:00+09:00")
    #expect(row["by"] == "mail" && row["outcome"] == "mailed" && row["answered-by"] == "sato")
    #expect(row["text"] == "'=1+1,\n\"x\"")
  }
}
