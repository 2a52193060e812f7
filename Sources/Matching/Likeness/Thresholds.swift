/// Where unknown ends, where clear begins, and how near two pages may come.
struct Thresholds: Sendable, Equatable {
  /// Below it a message is unknown.
  var lower: Float
  /// From it on a message is clear; between, the desk asks.
  var upper: Float
  /// Two pages nearer than this are asked between.
  var margin: Float
  /// How sure the pages are of their own: below `own[n]` lie n hundredths of the held-out phrases
  /// that were right. Empty where there were too few.
  var own: [Float] = []

  /// How sure a message must be that holds no word which its page says again and again: as sure as
  /// the usual own one.
  var withoutGrounds: Float { max(upper, own.last ?? upper * 2) }

  /// Used where the pages hold too few phrases to find better ones: measured on small sets.
  static let usual = Thresholds(lower: 0.40, upper: 0.50, margin: 0.04)
  /// Right answers on held-out phrases needed before thresholds are taken from them.
  static let enough = 40

  /// A message of which a smaller share is known is unknown, whatever its known part says.
  static let leastKnown: Float = 0.25
  /// The same where no word of `words.md` is there: sounds alone are like some phrase by chance.
  static let leastKnownAlone: Float = 0.4

  /// Two pages nearer than this are always asked between: "damaged or missing" names both.
  static let leastMargin: Float = 0.12
  /// No threshold lies below it: so little says nothing.
  static let lowest: Float = 0.25

  /// Which tenths of the phrases are held out in turn: more of them where there are few phrases,
  /// none where there are so few that it would tell nothing.
  static func tenths(phrases: Int) -> [Int] {
    switch phrases {
    case 1_500...: [4]
    case 500...: [4, 1, 7]
    case 60...: [4, 1, 7, 0, 9]
    default: []
    }
  }

  /// What a held-out phrase came to.
  struct Trial {
    let sureness: Float
    let margin: Float
    let isRight: Bool
  }

  /// The highest thresholds that hold back few of the phrases that were right: 2 % below the
  /// lower, 6 % below the upper, 2 % within the margin.
  static func found(from trials: [Trial]) -> Thresholds {
    let right = trials.filter(\.isRight)
    guard right.count >= enough else { return usual }
    let sureness = right.map(\.sureness).sorted()
    let margins = right.map(\.margin).sorted()
    let lower = max(lowest, sureness[right.count * 2 / 100])
    let upper = sureness[right.count * 6 / 100]
    return Thresholds(
      lower: lower, upper: max(lower, upper),
      margin: min(0.15, max(leastMargin, margins[right.count * 2 / 100])),
      own: (0...mostHeldBack).map { sureness[right.count * $0 / 100] })
  }

  /// Own phrases that may be held back for the sake of strangers, in hundredths.
  static let mostHeldBack = 30

  /// With the lower one where most strangers and fewest own phrases lie below it.
  /// - Parameter strangers: how sure the pages are of messages that belong to none of them.
  func holdingBack(_ strangers: [Float]) -> Thresholds {
    guard !strangers.isEmpty else { return self }
    var best = self
    var most = -Double.infinity
    for (hundredths, bound) in own.enumerated() {
      let held = Double(strangers.count { $0 < bound }) / Double(strangers.count)
      let gain = held - Double(hundredths) / 100
      guard gain > most else { continue }
      most = gain
      best.lower = bound
    }
    best.upper = max(upper, best.lower)
    return best
  }

  /// Moved by the settings of `desk.md`, in hundredths.
  func shifted(unknown: Int, choice: Int) -> Thresholds {
    func part(_ hundredths: Int) -> Float { Float(min(100, max(-100, hundredths))) / 100 }
    var shifted = self
    shifted.lower = lower + part(unknown)
    shifted.upper = max(shifted.lower, upper + part(unknown) + part(choice))
    shifted.margin = max(0, margin + part(choice) / 4)
    return shifted
  }
}
