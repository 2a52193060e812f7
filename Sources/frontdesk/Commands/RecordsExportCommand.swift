import Conversations
import Store
import Text
import Wire

/// `frontdesk records export`: what was done for customers, for a spreadsheet.
enum RecordsExportCommand {
  static let spec = CommandSpec(
    ["records", "export"], for: .everyone,
    Bilingual(ja: "受け付けた記録を CSV で書き出します", en: "export what was recorded, as CSV"),
    options: [.kind, .data],
    examples: [
      .init(
        "frontdesk records export > records.csv",
        Bilingual(ja: "表計算ソフトで開けます", en: "opens in a spreadsheet")),
      .init(
        "frontdesk records export --kind return",
        Bilingual(ja: "返品だけ", en: "returns only")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    StoreReading.run(invocation, output) { reader throws(StoreError) in
      let kind = invocation.text(.kind).flatMap(RecordKind.init(rawValue:))
      let rows = try reader.records().filter { kind == nil || $0.record.kind == kind }
      return SpreadsheetFile.write(table(rows), output)
    }
  }

  /// A column for every slot that some record holds, in the order in which they first come.
  static func table(_ rows: [RecordRow]) -> [[String]] {
    var slots: [SlotName] = []
    for field in rows.flatMap(\.record.fields) where !slots.contains(field.slot) {
      slots.append(field.slot)
    }
    let head = ["number", "kind", "conversation", "at"] + slots.map(\.text)
    return [head]
      + rows.map { row in
        [
          row.record.number.description, row.record.kind.rawValue, row.conversation.description,
          ShopZone.japan.text(row.at),
        ]
          + slots.map { slot in
            row.record.fields.first { $0.slot == slot }.map { $0.value.cell } ?? ""
          }
      }
  }
}

extension OptionSpec {
  static let kind = OptionSpec(
    "kind", .choice(RecordKind.allCases.map(\.rawValue)),
    about: Bilingual(ja: "この種類の記録だけ", en: "records of this kind only"))
}

/// Rows for a spreadsheet.
enum SpreadsheetFile {
  /// Writes the rows as CSV; a cell that a spreadsheet would run is made harmless.
  static func write(_ rows: [[String]], _ output: Output) -> ExitCode {
    // The output ends a line by itself: the CSV's own end would be one too many.
    StoreReading.write(rows.map { CSV.row($0) + "\r" }, output)
  }
}

extension Value {
  /// In a cell: the words of the value alone; of several, such as the goods of an order, all.
  fileprivate var cell: String {
    if case .list(let members) = self { return members.map(\.cell).joined(separator: "; ") }
    return switch json {
    case .string(let text): text
    case let other: other.text
    }
  }
}
