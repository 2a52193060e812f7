internal import Text

/// Whether weighed pages make a match, a choice or nothing.
struct Decision {
  /// A page with its value and how sure it is.
  struct Candidate {
    let page: IntentID
    let value: Float
    let sureness: Float
  }

  let outcome: Match.Outcome
  /// Two or three pages for `.choice`, else none.
  let choices: [IntentID]

  /// - Parameters:
  ///   - ranking: best first.
  ///   - known: the share of the message that the pages hold.
  ///   - fitting: the pages of which a `…` or `+` phrase fits.
  ///   - hasConcepts: whether the message holds a word of `words.md`.
  ///   - isFirm: whether the message holds what the best page says again and again: else its signs
  ///     may be like that page by chance.
  init(
    _ ranking: [Candidate], _ limits: Thresholds, known: Float, fitting: [IntentID],
    hasConcepts: Bool, isFirm: Bool, text: Folded
  ) {
    let least = hasConcepts ? Thresholds.leastKnown : Thresholds.leastKnownAlone
    guard let best = ranking.first, best.sureness >= limits.lower, known >= least else {
      self.init(.unknown)
      return
    }
    let runnerUp = ranking.count > 1 ? ranking[1].value : -.infinity
    if best.page == .notOurs {
      // To be told "not here" wrongly costs a customer more than to be asked again.
      let isClear =
        fitting.contains(.notOurs)
        ? best.sureness >= limits.upper && known >= NotOursBar.knownWithPhrase
          && best.value - runnerUp >= NotOursBar.marginWithPhrase
        : best.sureness >= max(limits.upper, NotOursBar.sureness) && known >= NotOursBar.known
          && best.value - runnerUp >= NotOursBar.margin && NotOursBar.saysEnough(text)
      let others = ranking.dropFirst().filter {
        best.value - $0.value < limits.margin && PageKinds.canBeOffered($0.page)
      }
      if !isClear, others.count > 1 {
        self.init(.choice, others.prefix(MatchLimits.choices).map(\.page))
      } else {
        self.init(isClear ? .match : .unknown)
      }
      return
    }
    // Talk acts on nothing, and consists of words that every page has.
    guard
      isFirm || fitting.contains(best.page) || !PageKinds.canBeOffered(best.page)
        || best.sureness >= limits.withoutGrounds
    else {
      self.init(.unknown)
      return
    }
    let near = ranking.filter { best.value - $0.value < limits.margin }
    if best.sureness >= limits.upper, near.count < 2 {
      self.init(.match)
      return
    }
    // Little sure of a page that can be offered, the next best is asked beside it, however far
    // behind.
    let isFaint = best.sureness < limits.upper && PageKinds.canBeOffered(best.page)
    let beside = isFaint ? ranking.filter { PageKinds.canBeOffered($0.page) } : ranking
    let offered = beside.prefix(max(2, near.count)).filter { PageKinds.canBeOffered($0.page) }
    if offered.count > 1 {
      self.init(.choice, offered.prefix(MatchLimits.choices).map(\.page))
    } else if PageKinds.canBeOffered(best.page) {
      self.init(.match)
    } else {
      // Talk that leans a little to one page of talk is that talk; beside business it is unclear.
      self.init(offered.isEmpty && best.sureness >= limits.upper ? .match : .unknown)
    }
  }

  private init(_ outcome: Match.Outcome, _ choices: [IntentID] = []) {
    self.outcome = outcome
    self.choices = choices
  }
}

/// What must hold before a message is told "we do not deal with that". Measured on words of the
/// shop's own business that no page held (`サイズ`, `change my address`).
enum NotOursBar {
  static let sureness: Float = 1.6
  static let known: Float = 0.6
  static let margin: Float = 0.3
  /// Where a `…` or `+` phrase of the page fits.
  static let knownWithPhrase: Float = 0.4
  static let marginWithPhrase: Float = 0.1

  /// Whether there are words enough to tell: three of English, or six marks of Japanese.
  static func saysEnough(_ text: Folded) -> Bool {
    let marks = text.units.filter(UnitClass.isJapanese).count
    let starts = text.units.indices.filter { at in
      UnitClass.isWord(text.units[at] & UnitBits.scalar)
        && (at == 0 || !UnitClass.isWord(text.units[at]))
    }
    return marks >= 6 || starts.count >= 3
  }
}
