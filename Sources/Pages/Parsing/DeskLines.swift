import Text

/// Reads `## Limits` of `desk.md`.
enum LimitsParser {
  static func limits(
    _ bullets: [Document.Bullet], queue: QueueName, _ reading: Reading
  ) -> DeskSettings.Limits {
    var limits = DeskSettings.Limits(queue: queue)
    for bullet in bullets {
      guard let (key, value) = bullet.keyValue else {
        reading.report(DeskProblem.noLimit(bullet.body.text), at: bullet.body)
        continue
      }
      let (count, then) = parts(value, reading)
      guard let count else {
        reading.report(DeskProblem.noLimitNumber(value.text), at: value)
        continue
      }
      switch key.folded {
      case "not understood", "読み取れない":
        limits.notUnderstood = max(1, count)
        limits.notUnderstoodQueue = then ?? limits.notUnderstoodQueue
      case "wrong answers", "答えの誤り":
        limits.wrongAnswers = max(1, count)
        limits.wrongAnswersQueue = then ?? limits.wrongAnswersQueue
      case "callback offered when the wait is over", "折り返しをすすめる待ち時間":
        limits.callbackOfferedOverMinutes = count
      case "goodwill points", "お詫びのポイント": limits.goodwillPoints = count
      case "unknown shift": limits.unknownShift = count
      case "choice shift": limits.choiceShift = count
      default:
        let known = [
          "not understood", "wrong answers", "callback offered when the wait is over",
          "goodwill points", "unknown shift", "choice shift",
        ]
        reading.report(
          NameProblem.unknownLimit(key.text, nearest: Nearest.name(to: key.text, in: known)),
          at: key)
      }
    }
    return limits
  }

  /// `3 in a row, then general`: the number in front, and the queue.
  private static func parts(_ value: Stretch, _ reading: Reading) -> (Int?, QueueName?) {
    let negative = value.hasPrefix("-")
    let body = negative ? value.from(value.lower + 1) : value
    let digits = body.marks.prefix { Marks.isDigit($0) || $0 == "," && body.find(" ") == nil }.count
    let number = body.upTo(body.lower + digits).groupedNumber
    var queue: QueueName?
    for part in value.split(on: ",").dropFirst() {
      if let name = part.dropping(word: "then") ?? part.dropping(prefix: "そのあと") {
        queue = reading.queue(name.withoutColon)
      }
    }
    return (number.map { negative ? -$0 : $0 }, queue)
  }
}

/// Reads `## Lines` of `desk.md`.
enum StandardLinesParser {
  /// The lines, and every term that one of them names.
  static func lines(
    _ bullets: [Document.Bullet], _ reading: Reading
  ) -> (lines: [StandardLine: Wording], uses: [TermUse]) {
    reading.uses = []
    var texts: [StandardLine: [Language: [AnswerText]]] = [:]
    for bullet in bullets {
      guard let (key, value) = bullet.keyValue else {
        reading.report(DeskProblem.noStandardLine(bullet.body.text), at: bullet.body)
        continue
      }
      let (name, language) = key.keyAndLanguage
      guard let language else {
        reading.report(DeskProblem.lineWithoutLanguage(key.text), at: key)
        continue
      }
      guard let line = StandardLine(rawValue: name.folded) else {
        let known = StandardLine.allCases.map(\.rawValue)
        reading.report(
          NameProblem.unknownLine(name.text, nearest: Nearest.name(to: name.text, in: known)),
          at: name)
        continue
      }
      let lines = value.isEmpty ? bullet.more : [value] + bullet.more
      guard let first = lines.first else {
        reading.report(PartProblem.emptyAnswer(language), at: bullet.body)
        continue
      }
      reading.given = Set(line.given)
      texts[line, default: [:]][language, default: []].append(
        reading.answerText(first, more: Array(lines.dropFirst())))
    }
    reading.given = []
    return (texts.mapValues { Wording(ja: $0[.ja] ?? [], en: $0[.en] ?? []) }, reading.uses)
  }
}
