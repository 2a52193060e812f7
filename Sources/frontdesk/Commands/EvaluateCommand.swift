import Matching
import Pages
import Text
import Wire

/// `frontdesk evaluate`: how often the matcher is right on labelled messages, and how fast.
enum EvaluateCommand {
  /// Largest file taken: some million rows.
  private static let fileBytes = 256 << 20

  private static let train = OptionSpec(
    "train", .text("T.tsv"),
    about: Bilingual(ja: "学ぶ行（ラベル、タブ、文）", en: "rows to learn from: label, tab, text"))
  private static let test = OptionSpec(
    "test", .text("T.tsv"),
    about: Bilingual(
      ja: "試す行。ラベル oos は、どのラベルでもない文", en: "rows to try; the label oos: belongs to none"))
  private static let unknown = OptionSpec(
    "unknown", .text("U.tsv"),
    about: Bilingual(
      ja: "どのラベルでもない文。しきい値を決めるためだけに使います",
      en: "rows that belong to none, used for the threshold only"))
  private static let words = OptionSpec(
    "words", .text("W.md"),
    about: Bilingual(ja: "同じ意味の言葉（words.md の形）", en: "concepts, as words.md holds them"))

  static let spec = CommandSpec(
    ["evaluate"], for: .engineers,
    Bilingual(ja: "ラベルのついた文で、正しさと速さを測ります", en: "measure matching on labelled messages"),
    options: [train, test, unknown, words, .json],
    examples: [
      .init(
        "frontdesk evaluate --train train.tsv --test test.tsv",
        Bilingual(ja: "読みやすい形で", en: "for people")),
      .init(
        "frontdesk evaluate --train train.tsv --test test.tsv --unknown oos.tsv --words words.md --json",
        Bilingual(ja: "一行の JSON", en: "one line of JSON")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let language = invocation.language
    guard let trainFile = invocation.text(train), let testFile = invocation.text(test) else {
      return output.fail(
        Bilingual(
          ja: "--train と --test に、ラベルのついた文のファイルを指定してください。",
          en: "name the labelled files: --train FILE --test FILE")[language])
    }
    do throws(Trouble) {
      let learnt = try set(trainFile)
      let tried = try set(testFile)
      let strangers = try invocation.text(unknown).map(set)
      let book = try invocation.text(words).map(wordBook) ?? WordBook(concepts: [], lists: [:])
      let figures = measure(learnt, tried, strangers, book)
      let text = invocation.isGiven(.json) ? json(figures) : shown(figures, language)
      return output.write(text) ? .done : .failed
    } catch {
      switch error {
      case .unreadable(let problem): return output.fail(problem.words[language])
      case .wrong(let text):
        output.complain(text[language])
        return .contentWrong
      }
    }
  }

  private enum Trouble: Error {
    case unreadable(TreeProblem)
    /// The file's own fault, with its place.
    case wrong(Bilingual)
  }

  private static func bytes(_ path: String) throws(Trouble) -> [UInt8] {
    switch TreeReader.file(path, atMost: fileBytes) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw .unreadable(problem)
    }
  }

  private static func set(_ path: String) throws(Trouble) -> LabelledSet {
    switch LabelledSet.read(try bytes(path)) {
    case .success(let set): return set
    case .failure(let fault):
      let place = "\(TerminalText.line(path)):\(fault.line):1"
      throw .wrong(
        Bilingual(
          ja: "\(place): error: ラベルと文がタブで区切られていません\n  fix: ラベル、タブ、文の順に書いてください",
          en: "\(place): error: no tab between label and text\n  fix: write label, tab, text"))
    }
  }

  private static func wordBook(_ path: String) throws(Trouble) -> WordBook {
    let name = TerminalText.line(path)
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw .wrong(
        Bilingual(
          ja: "\(name):1:1: error: UTF-8 ではありません\n  fix: UTF-8 で保存してください",
          en: "\(name):1:1: error: this is not UTF-8\n  fix: save it as UTF-8"))
    }
    let (book, problems) = WordsReading.read(text, file: path)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else {
      let lines = SourceLines(text)
      func shown(_ language: Language) -> String {
        errors.map { $0.rendered(in: language, source: lines[$0.range.start.line]) }
          .joined(separator: "\n")
      }
      throw .wrong(Bilingual(ja: shown(.ja), en: shown(.en)))
    }
    return book
  }

  /// What was measured.
  private struct Figures {
    let quality: EvaluationFigures
    let compileMilliseconds: Double
    let p50: Double
    let p99: Double
    let labels: Int
    let phrases: Int
  }

  private static func measure(
    _ learnt: LabelledSet, _ tried: LabelledSet, _ strangers: LabelledSet?, _ words: WordBook
  ) -> Figures {
    // Dates count from a fixed day, so that the same files give the same figures.
    let today = CivilDate(year: 2026, month: 11, day: 21) ?? .epoch
    let labelled = LabelledManual(learnt, words: words)
    let begun = MachineClock.nanoseconds
    var matcher = Matcher(labelled.manual, workers: ThreadWorkers())
    let compiled = MachineClock.nanoseconds - begun
    if let strangers {
      matcher = matcher.holdingBack(
        strangers.rows.map { SafeText.clean(customer: $0.text).text }, today: today)
    }
    let texts = tried.rows.map { SafeText.clean(customer: $0.text).text }
    var rows: [EvaluatedRow] = []
    var times: [UInt64] = []
    rows.reserveCapacity(texts.count)
    times.reserveCapacity(texts.count)
    for (row, text) in zip(tried.rows, texts) {
      let begun = MachineClock.nanoseconds
      let match = matcher.match(text, today: today, asOne: true)
      times.append(MachineClock.nanoseconds - begun)
      rows.append(
        EvaluatedRow(
          label: row.label, best: match.ranking.first.flatMap { labelled.label(of: $0.intent) },
          isUnknown: match.outcome == .unknown, isTaken: match.outcome == .match,
          score: match.ranking.first?.score ?? 0))
    }
    times.sort()
    func microseconds(_ hundredths: Int) -> Double {
      times.isEmpty
        ? 0 : Double(times[min(times.count - 1, times.count * hundredths / 100)]) / 1_000
    }
    return Figures(
      quality: EvaluationFigures(rows), compileMilliseconds: Double(compiled) / 1_000_000,
      p50: microseconds(50), p99: microseconds(99), labels: labelled.manual.pages.count,
      phrases: learnt.rows.count)
  }

  /// Source of the keys: the protocol, `frontdesk evaluate --json`.
  private static func json(_ figures: Figures) -> String {
    func share(_ value: Double?) -> JSON {
      value.map { .number(($0 * 1_000_000).rounded() / 1_000_000) } ?? .null
    }
    func time(_ value: Double) -> JSON { .number((value * 1_000).rounded() / 1_000) }
    let quality = figures.quality
    return JSON.object([
      .init("accuracy", share(quality.accuracy)), .init("macro_f1", share(quality.macroF1)),
      .init("accuracy_with_unknown", share(quality.accuracyWithUnknown)),
      .init("unknown_recall", share(quality.unknownRecall)),
      .init("false_unknown", share(quality.falseUnknown)), .init("auroc", share(quality.auroc)),
      .init("compile_ms", time(figures.compileMilliseconds)),
      .init("p50_us", time(figures.p50)), .init("p99_us", time(figures.p99)),
    ]).text
  }

  private static func shown(_ figures: Figures, _ language: Language) -> String {
    func hundredths(_ value: Double) -> String {
      let whole = Int((value * 100).rounded())
      let rest = whole % 100
      return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
    func share(_ value: Double?) -> String { value.map { hundredths($0 * 100) + " %" } ?? "-" }
    let quality = figures.quality
    let lines: [(Bilingual, String)] = [
      (Bilingual(ja: "学んだもの", en: "learnt"), "\(figures.labels) / \(figures.phrases)"),
      (Bilingual(ja: "正しいラベル", en: "right label"), share(quality.accuracy)),
      (Bilingual(ja: "マクロ F1", en: "macro F1"), share(quality.macroF1)),
      (
        Bilingual(ja: "「わからない」も数えた正しさ", en: "right, unknown counted"),
        share(quality.accuracyWithUnknown)
      ),
      (
        Bilingual(ja: "「わからない」とした、よその文", en: "strangers held back"),
        share(quality.unknownRecall)
      ),
      (Bilingual(ja: "「わからない」とした、自分の文", en: "own held back"), share(quality.falseUnknown)),
      (
        Bilingual(ja: "聞き返さずに引き受けた、よその文", en: "strangers taken"), share(quality.strangersTaken)
      ),
      (
        Bilingual(ja: "聞き返したか「わからない」とした、自分の文", en: "own not taken at once"),
        share(quality.ownNotTaken)
      ),
      (Bilingual(ja: "AUROC", en: "AUROC"), quality.auroc.map(hundredths) ?? "-"),
      (
        Bilingual(ja: "準備", en: "compiled in"),
        hundredths(figures.compileMilliseconds) + " ms"
      ),
      (Bilingual(ja: "一文（中央値）", en: "a message (median)"), hundredths(figures.p50) + " us"),
      (Bilingual(ja: "一文（99 %）", en: "a message (99 %)"), hundredths(figures.p99) + " us"),
    ]
    return lines.map { "\($0.0[language]): \($0.1)" }.joined(separator: "\n")
  }
}
