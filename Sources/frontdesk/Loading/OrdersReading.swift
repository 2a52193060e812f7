import Conversations
import Desk
import Store
import Text

/// Reads a file of orders, wherever it is taken in.
enum OrdersReading {
  /// Largest file of orders: some hundred thousand rows.
  static let fileBytes = 256 << 20
  /// The invented orders of the demo, from the project's root.
  static let demoFile = "Transcripts/demo/orders.csv"

  enum Trouble: Error {
    case unreadable(TreeProblem)
    case notText(String)
    case faulty([Diagnostic], SourceLines)

    /// Everything that is wrong, ready to be shown.
    func text(in language: Language) -> String {
      switch self {
      case .unreadable(.missing(let path)):
        Bilingual(
          ja: "\(TerminalText.line(path)) というファイルはありません。場所と名前を確かめてください。",
          en: "there is no file \(TerminalText.line(path)); check its path")[language]
      case .unreadable(.pageTooLarge(let path, let bytes)):
        Bilingual(
          ja: "\(TerminalText.line(path)) は \(bytes) バイト以上あります。"
            + "注文のファイルは \(OrdersReading.fileBytes) バイトまでです。",
          en: "\(TerminalText.line(path)) has \(bytes) bytes or more; a file of orders has at most"
            + " \(OrdersReading.fileBytes)")[language]
      case .unreadable(let problem): problem.words[language]
      case .notText(let path):
        Bilingual(
          ja: "\(TerminalText.line(path)) は UTF-8 ではありません。UTF-8 の CSV で保存してください。",
          en: "\(TerminalText.line(path)) is not UTF-8; save it as CSV in UTF-8")[language]
      case .faulty(let diagnostics, let lines):
        diagnostics.map { $0.rendered(in: language, source: lines[$0.range.start.line]) }
          .joined(separator: "\n")
      }
    }
  }

  static func read(_ path: String, now: Timestamp) -> Result<[Order], Trouble> {
    switch TreeReader.file(path, atMost: fileBytes) {
    case .failure(let problem): return .failure(.unreadable(problem))
    case .success(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .failure(.notText(path))
      }
      switch OrdersFile.read(text, file: path, today: ShopZone.japan.date(of: now)) {
      case .orders(let orders): return .success(orders)
      case .refused(let diagnostics): return .failure(.faulty(diagnostics, SourceLines(text)))
      }
    }
  }

  /// For the running desk, which passes the words on to the command that asked.
  static func read(
    _ path: String, now: Timestamp, in language: Language
  ) -> Result<[Order], AdminProblem> {
    read(path, now: now).mapError { AdminProblem($0.text(in: language)) }
  }
}

/// The invented orders that the demo runs on.
enum DemoOrders {
  /// Takes them in where the data directory holds no orders of the shop's own; they are read anew
  /// every time, so that their dates stay young.
  static func take(into store: Store, now: Timestamp) {
    if let source = store.opening.ordersSource, !source.isDemo { return }
    guard case .success(let orders) = OrdersReading.read(OrdersReading.demoFile, now: now) else {
      return
    }
    _ = store.write([
      .importOrders(orders, source: OrdersSource(name: OrdersSource.demoName, importedAt: now))
    ])
  }
}
