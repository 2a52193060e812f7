import Conversations
import Text

/// What becomes of promised conversations where the shop's orders are not: those that look an order
/// up cannot be judged, and the missing file is named instead.
struct MissingOrders {
  /// The check's stable name.
  static let check = "orders-file"
  private let above: String
  private let demoIsThere: Bool

  /// - Parameter demoIsThere: whether the orders that conversations run on by themselves were found.
  init(beside transcripts: String, demoIsThere: Bool) {
    above = ContentRehearsal.above(transcripts)
    self.demoIsThere = demoIsThere
  }

  /// The problems that a check is to be blamed for.
  func sift(_ problems: [Diagnostic], of check: Check) -> [Diagnostic] {
    guard !demoIsThere, let first = problems.first, case .conversation(let script) = check,
      script.orders != nil || namesAnOrder(script)
    else { return problems }
    let file = TerminalText.line(above + (script.orders ?? OrdersReading.demoFile))
    return [
      Diagnostic(
        check: Self.check, severity: .warning, at: first.range,
        problem: Bilingual(
          ja: "注文のファイル \(file) がないため、注文を調べる会話は確かめていません",
          en: "there is no orders file \(file): conversations that look an order up are not"
            + " checked"),
        fix: Bilingual(
          ja: "ページのフォルダの隣に Transcripts を置くか、Transcripts のあるフォルダで実行してください",
          en: "put Transcripts beside the folder of pages, or run this in the folder that holds it")
      )
    ]
  }

  /// Each missing file once: the first conversation stands for the others.
  static func once(_ found: [Diagnostic]) -> [Diagnostic] {
    var named: Set<String> = []
    return found.filter { $0.check != check || named.insert($0.problem.en).inserted }
  }

  /// The customer types an order number: eight digits in a row, or two groups of four.
  private func namesAnOrder(_ script: Script) -> Bool {
    script.lines.contains { placed in
      guard case .customer(let text) = placed.line else { return false }
      return Folding.foldedString(text).split { !$0.isWholeNumber && $0 != "-" }.contains { word in
        let groups = word.split(separator: "-").map(\.count)
        return groups == [OrderNumber.digits] || groups == [4, 4]
      }
    }
  }
}
