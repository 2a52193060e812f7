public import Text

/// What a card tells in a form that a program can put into any language: numbers, ids and names
/// beside the words that the pages have for them.
public struct CardDetails: Hashable, Sendable {
  /// What brought people in.
  public enum Why: Hashable, Sendable {
    /// The page that handed over says so.
    case page
    /// The answers to one question could not be read.
    case wrongAnswers(SlotName, title: Bilingual, times: Int)
    /// Messages that were not understood, in a row.
    case misses(Int)
    /// Order number and second fact did not belong together.
    case identity(times: Int)
    /// The customer was upset and took up the offer of a person.
    case upset
    /// The customer took up the offer of a person.
    case asked
  }

  /// Why a chat waits, or waited, once more. People by their shown names.
  public enum Again: Hashable, Sendable {
    case lost(agent: String)
    case passedOn(from: String, to: String?)
    case putBack
  }

  /// A case that was promised to the customer.
  public struct Promise: Hashable, Sendable {
    public let handoff: Handoff
    /// How the customer is reached; nil when nothing was said about it.
    public let by: ContactWay?
    public init(handoff: Handoff, by: ContactWay?) {
      self.handoff = handoff
      self.by = by
    }
  }

  /// What the colleagues wrote last, with the writer's shown name.
  public struct LastNote: Hashable, Sendable {
    public let by: String
    public let text: SafeText
    public init(by: String, text: SafeText) {
      self.by = by
      self.text = text
    }
  }

  /// The words that the shop has for a value.
  public struct Words: Hashable, Sendable {
    public let column: String
    public let words: Bilingual
    public init(_ column: String, _ words: Bilingual) {
      self.column = column
      self.words = words
    }
  }

  /// nil for a card that belongs to no handoff.
  public var handoff: Handoff?
  /// Of the customer.
  public var language: Language?
  /// The title of the page that handed over, or that was left when nothing could be understood.
  public var page: Bilingual?
  public var why: Why?
  public var again: Again?
  /// How a case is to be answered.
  public var by: ContactWay?
  public var email: String?
  public var phone: String?
  /// The order whose owner the customer is: the shop knows an address by it.
  public var order: OrderNumber?
  public var note: LastNote?
  public var promises: [Promise] = []
  /// For slots, by name.
  public var slotWords: [Words] = []
  /// For the facts of the orders, by column, one list an order.
  public var factWords: [[Words]] = []

  public init() {}
}
