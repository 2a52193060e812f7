import Text

/// Writes a found sentence as a person would: in the words of the template that takes it.
enum OverlapSentence {
  /// The sentence that `path` is, as `phrase` writes it; slots in braces, concepts by one of their
  /// words. nil when the phrase does not take it.
  static func text(of path: [UInt32], as phrase: Phrase, _ words: ValueWords) -> String? {
    var states = PhraseStates(words, keepsTexts: true)
    states.add(phrase.parts.first ?? [], phrase: 0)
    var reached: [PhrasePlace: String] = [.start: ""]
    for symbol in path {
      var next: [PhrasePlace: String] = [:]
      for (place, text) in reached.sorted(by: { $0.key < $1.key }) {
        func take(_ move: PhraseMove) {
          guard move.symbol == symbol, next[move.to] == nil else { return }
          next[move.to] = text + move.text + value(of: symbol, in: phrase.language, words)
        }
        states.moves(at: place, words, take)
        states.goesOn(at: place, taking: symbol, words, take)
      }
      reached = next
    }
    let ends = reached.filter { $0.key.isOutside && states.accepts[Int($0.key.state)] }
    return ends.min { $0.key < $1.key }.map { tidied($0.value) }
  }

  private static func value(
    of symbol: UInt32, in language: Language?, _ words: ValueWords
  ) -> String {
    guard symbol & PhraseStates.value != 0 else { return "" }
    let value = words.classes[Int(symbol & ~PhraseStates.value)]
    return language.flatMap { value.examples[$0] } ?? value.examples[.ja]
      ?? value.examples[.en] ?? value.shown
  }

  /// Runs of spaces as one, none at the ends.
  private static func tidied(_ text: String) -> String {
    let parts = text.split { $0 == " " || $0 == "\u{3000}" }
    return parts.joined(separator: " ")
  }
}
