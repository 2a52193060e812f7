import Store
import Text

/// What the store says to the person who started a command.
enum StoreTrouble {
  static func words(_ error: StoreError, _ language: Language) -> String {
    let (problem, fix) = error.words
    let more = fix.map { language == .ja ? "。\($0[language])" : "; \($0[language])" } ?? ""
    return TerminalText.line(problem[language] + more)
  }

  static func fail(_ error: StoreError, _ language: Language, _ output: Output) -> ExitCode {
    output.fail(words(error, language))
  }
}
