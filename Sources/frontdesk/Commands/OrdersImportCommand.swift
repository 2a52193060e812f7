import Conversations
import Store
import Text
import Wire

/// `frontdesk orders import`: takes the shop's orders in, by itself or by the desk that runs.
enum OrdersImportCommand {
  static let spec = CommandSpec(
    ["orders", "import"], for: .everyone,
    Bilingual(ja: "注文のファイルを取り込みます", en: "take in a file of orders"),
    options: [.data, .now],
    positionals: [
      PositionalSpec(
        "FILE", isNeeded: true, Bilingual(ja: "CSV ファイル（UTF-8）", en: "a CSV file in UTF-8"))
    ],
    examples: [
      .init(
        "frontdesk orders import orders.csv",
        Bilingual(ja: "すべての行を取り込みます", en: "take in all rows"))
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let language = invocation.language
    let path = invocation.positionals.first ?? ""
    switch OrdersReading.read(path, now: invocation.now ?? WallTime.now) {
    case .failure(let trouble):
      switch trouble {
      case .unreadable, .notText: return output.fail(trouble.text(in: language))
      case .faulty:
        output.complain(trouble.text(in: language))
        return .contentWrong
      }
    case .success(let orders): return take(orders, path, invocation, output)
    }
  }

  private static func take(
    _ orders: [Order], _ path: String, _ invocation: Invocation, _ output: Output
  ) -> ExitCode {
    let language = invocation.language
    do throws(StoreError) {
      let store = try Store.open(directory: invocation.data, wake: {})
      // The name `demo` is kept for the invented orders, which others replace.
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let source = OrdersSource(
        name: name == OrdersSource.demoName ? path + "/" : name,
        importedAt: invocation.now ?? WallTime.now)
      _ = store.write([.importOrders(orders, source: source)])
      // Finishes the write; what became of it can be read after.
      store.close()
      for result in store.drain() {
        switch result {
        case .failed(_, let error), .fatal(let error): throw error
        case .committed, .read: continue
        }
      }
      return report(orders.count, language, output)
    } catch {
      guard error.isLockHeld else { return StoreTrouble.fail(error, language, output) }
      return ask(path, invocation, output)
    }
  }

  private static func ask(_ path: String, _ invocation: Invocation, _ output: Output) -> ExitCode {
    let file = Environment.absolute(path)
    let now = invocation.now.map { JSON.string(ShopZone.japan.text($0)) } ?? .null
    let request = JSON.object([
      .init("orders", .object([.init("import", .string(file)), .init("now", now)]))
    ])
    switch AdminSocket.ask(request, data: invocation.data) {
    case .failure(let problem): return output.fail(problem.words[invocation.language])
    case .success(let answer):
      if let error = answer["error"] {
        return output.fail(TerminalText.line(error["message"]?.string ?? answer.text))
      }
      return report(answer["rows"]?.int ?? 0, invocation.language, output)
    }
  }

  private static func report(_ count: Int, _ language: Language, _ output: Output) -> ExitCode {
    let words = Bilingual(
      ja: "注文を \(count) 件取り込みました。",
      en: count == 1 ? "1 order was taken in." : "\(count) orders were taken in.")
    return output.write(words[language]) ? .done : .failed
  }
}
