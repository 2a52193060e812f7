public import Text

/// One page of the service manual: what customers say, what is asked, what is answered.
public struct Page: Hashable, Sendable {
  public let id: IntentID
  /// Its path as shown in messages: `Intents/orders/order-status.md`.
  public let file: String
  /// The folder it lies in: `orders`.
  public let area: String
  /// The short label shown when the desk asks which of two is meant.
  public let title: Bilingual
  /// Prose for the people at the desk; either may be empty.
  public let prose: Bilingual
  public let phrases: [Phrase]
  public let elsewhere: [Elsewhere]
  public let atOnce: Wording?
  public let ask: [AskLine]
  public let readBack: Wording?
  public let tables: [DecisionTable]
  public let lists: [ProductList]
  /// In the page's order: the first whose condition and dates hold answers.
  public let answers: [AnswerBlock]
  /// What follows any answer.
  public let then: [Step]
  /// The lines of `## Check`, as written.
  public let checks: [PlacedLine]

  public init(
    id: IntentID, file: String, area: String, title: Bilingual, prose: Bilingual,
    phrases: [Phrase], elsewhere: [Elsewhere], atOnce: Wording?, ask: [AskLine],
    readBack: Wording?, tables: [DecisionTable], lists: [ProductList], answers: [AnswerBlock],
    then: [Step], checks: [PlacedLine]
  ) {
    self.id = id
    self.file = file
    self.area = area
    self.title = title
    self.prose = prose
    self.phrases = phrases
    self.elsewhere = elsewhere
    self.atOnce = atOnce
    self.ask = ask
    self.readBack = readBack
    self.tables = tables
    self.lists = lists
    self.answers = answers
    self.then = then
    self.checks = checks
  }
}

/// A phrase of `## Not for this page`.
public struct Elsewhere: Hashable, Sendable {
  public let phrase: Phrase
  public let intent: IntentID
  public init(phrase: Phrase, intent: IntentID) {
    self.phrase = phrase
    self.intent = intent
  }
}

/// One line of `## Ask`.
public struct AskLine: Hashable, Sendable {
  public enum Need: Hashable, Sendable {
    case required
    /// Asked, may be skipped.
    case optional
    /// Used when the customer said it, never asked.
    case ifSaid
  }
  public enum Source: Hashable, Sendable {
    case open
    /// `product, from the order`: the items of the verified order are offered.
    case fromOrder
    /// `address, or the order's`: the order's own value is offered for a yes.
    case orOrders
  }
  public let slot: SlotName
  public let need: Need
  public let source: Source
  /// `verified by email or phone`: any one of these proves who asks; empty when nothing is proved.
  public let verifiedBy: [SlotName]
  /// `one of exchange or return`: the choices offered here; empty for all of the slot.
  public let oneOf: [ChoiceID]
  /// `more, again from product`: after a yes what was told from this slot on is kept, and asked for
  /// once more; nil for a line that is asked once.
  public let again: SlotName?
  public let condition: Condition
  /// The page's own way to ask; nil for the slot's.
  public let wording: Wording?
  public let range: FileRange

  public init(
    slot: SlotName, need: Need = .required, source: Source = .open, verifiedBy: [SlotName] = [],
    oneOf: [ChoiceID] = [], again: SlotName? = nil, condition: Condition = .always,
    wording: Wording? = nil, at range: FileRange
  ) {
    self.slot = slot
    self.need = need
    self.source = source
    self.verifiedBy = verifiedBy
    self.oneOf = oneOf
    self.again = again
    self.condition = condition
    self.wording = wording
    self.range = range
  }
}

/// One `## Answer`.
public struct AnswerBlock: Hashable, Sendable {
  public let condition: Condition
  /// First and last day on which it is said; nil without a bound.
  public let from: CivilDate?
  public let until: CivilDate?
  public let wording: Wording
  /// What follows this answer.
  public let then: [Step]
  public let range: FileRange
  public init(
    condition: Condition, from: CivilDate?, until: CivilDate?, wording: Wording, then: [Step],
    at range: FileRange
  ) {
    self.condition = condition
    self.from = from
    self.until = until
    self.wording = wording
    self.then = then
    self.range = range
  }
}

/// `## Table NAME`: the first row that fits gives the results.
public struct DecisionTable: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let condition: Condition
    /// The result columns' cells, by column; an empty cell is unknown.
    public let results: [String: Value]
    public let range: FileRange
    public init(condition: Condition, results: [String: Value], at range: FileRange) {
      self.condition = condition
      self.results = results
      self.range = range
    }
  }
  public let name: String
  public let resultColumns: [String]
  public let rows: [Row]
  public init(name: String, resultColumns: [String], rows: [Row]) {
    self.name = name
    self.resultColumns = resultColumns
    self.rows = rows
  }
}

/// `## List NAME`: the products for which any of the conditions holds.
public struct ProductList: Hashable, Sendable {
  public let name: String
  public let anyOf: [Condition]
  public init(name: String, anyOf: [Condition]) {
    self.name = name
    self.anyOf = anyOf
  }
}

/// What follows an answer.
public struct Step: Hashable, Sendable {
  public enum Act: Hashable, Sendable {
    case handOff(QueueName, Priority?)
    case report(QueueName, Priority?, within: Within?)
    case askToConnect(QueueName?)
    case record(RecordKind)
    case related([IntentID])
    case recommend
    case goTo(IntentID)
    case askAgain(SlotName)
  }
  /// Time people have to answer a report.
  public enum Within: Hashable, Sendable {
    case hours(Int)
    case days(Int)
  }
  public let act: Act
  public let range: FileRange
  public init(_ act: Act, at range: FileRange) {
    self.act = act
    self.range = range
  }
}
