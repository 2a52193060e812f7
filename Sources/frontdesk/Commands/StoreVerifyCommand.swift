import Store
import Text

/// `frontdesk store verify`: whether what is stored is what the log says.
enum StoreVerifyCommand {
  static let spec = CommandSpec(
    ["store", "verify"], for: .engineers,
    Bilingual(ja: "保存された記録を初めからたどって確かめます", en: "fold the log again and compare"),
    options: [.data],
    examples: [
      .init(
        "frontdesk store verify --data Transcripts/live",
        Bilingual(ja: "受付が動いていても使えます", en: "also while a desk is running"))
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let language = invocation.language
    do throws(StoreError) {
      let differences = try Store.verify(directory: invocation.data)
      for one in differences { output.complain(TerminalText.line(one.words[language])) }
      guard differences.isEmpty else { return .contentWrong }
      let words = Bilingual(ja: "保存された記録に食い違いはありません。", en: "what is stored agrees with the log")
      return output.write(words[language]) ? .done : .failed
    } catch {
      return StoreTrouble.fail(error, language, output)
    }
  }
}
