public import Text

/// `desk.md`: the shop, its people's hours, queues, rules, limits and standard lines.
public struct DeskSettings: Hashable, Sendable {
  public struct Queue: Hashable, Sendable {
    public let name: QueueName
    public let priority: Priority
    /// Hours of its own; nil for the shop's.
    public let hours: Hours?
    public init(name: QueueName, priority: Priority, hours: Hours?) {
      self.name = name
      self.priority = priority
      self.hours = hours
    }
  }
  /// When people are there.
  public struct Hours: Hashable, Sendable {
    /// Seconds after midnight, by weekday (0 Sunday); nil on a day off.
    public let weekdays: [Range<Int>?]
    public let closed: [Closed]
    public init(weekdays: [Range<Int>?], closed: [Closed]) {
      self.weekdays = weekdays
      self.closed = closed
    }
  }
  /// Days off: `12-31..01-03` every year, or one date.
  public enum Closed: Hashable, Sendable {
    case yearly(fromMonth: Int, fromDay: Int, toMonth: Int, toDay: Int)
    case dates(CivilDate, CivilDate)
  }
  public struct Limits: Hashable, Sendable {
    /// Messages not understood in a row before a person takes over, and who.
    public var notUnderstood = 3
    public var notUnderstoodQueue: QueueName
    /// Wrong answers to one question before a person takes over, and who.
    public var wrongAnswers = 3
    public var wrongAnswersQueue: QueueName
    /// A callback is offered when the wait is over this many minutes.
    public var callbackOfferedOverMinutes = 10
    public var goodwillPoints = 0
    /// Shifts of the matcher's thresholds, in hundredths; 0 as found from the pages.
    public var unknownShift = 0
    public var choiceShift = 0
    public init(queue: QueueName) {
      notUnderstoodQueue = queue
      wrongAnswersQueue = queue
    }
  }
  /// Words that pages of an area must not, or must, hold.
  public struct WordRule: Hashable, Sendable {
    public let area: String
    public let words: [String]
    public let why: String
    public let required: Bool
    public init(area: String, words: [String], why: String, required: Bool) {
      self.area = area
      self.words = words
      self.why = why
      self.required = required
    }
  }
  public let name: Bilingual
  /// The address that answers by mail come from; nil when `desk.md` names none.
  public let mail: String?
  public let zone: ShopZone
  public let languages: [Language]
  public let hours: Hours
  public let queues: [Queue]
  /// `desk.return_days` and the like, by name without `desk.`.
  public let rules: [String: Value]
  public let limits: Limits
  public let lines: [StandardLine: Wording]
  public let wordRules: [WordRule]

  public init(
    name: Bilingual, mail: String?, zone: ShopZone, languages: [Language], hours: Hours,
    queues: [Queue],
    rules: [String: Value], limits: Limits, lines: [StandardLine: Wording], wordRules: [WordRule]
  ) {
    self.name = name
    self.mail = mail
    self.zone = zone
    self.languages = languages
    self.hours = hours
    self.queues = queues
    self.rules = rules
    self.limits = limits
    self.lines = lines
    self.wordRules = wordRules
  }
}
