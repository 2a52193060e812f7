/// What the desk says that belongs to no page. Each is written in `desk.md`, "Lines", in every
/// language of the desk; the raw value is its name there: `- not understood 1 ja: …`.
public enum StandardLine: String, Hashable, Sendable, CaseIterable {
  case greeting
  case welcomeBack = "welcome back"
  case emptyMessage = "empty message"
  case notUnderstood1 = "not understood 1"
  case notUnderstood2 = "not understood 2"
  case notUnderstood3 = "not understood 3"
  case clarify = "which is meant"
  case clarifyAgain = "which is meant, again"
  case noneOfThese = "none of these"
  case wrongAnswer = "wrong answer"
  case wrongAnswerLast = "wrong answer, last"
  /// Said where a person takes the chat, never where nobody can.
  case personTakesOver = "person takes over"
  /// The question whether what a proved order has will do.
  case ordersOwn = "the order's own"
  case identityByEmail = "identity by email"
  case identityByPhone = "identity by phone"
  case identityByEither = "identity by email or phone"
  case identityFailed = "identity failed"
  case identityByPeople = "identity by people"
  case offerPerson = "offer a person"
  case personDeclined = "person declined"
  case yes
  case no
  case skip
  case readBack = "read back"
  case changeWhat = "change what"
  case corrected
  case cancelled
  case cancelledAfterRecord = "cancelled after a record"
  case nothingToCancel = "nothing to cancel"
  case startedOver = "started over"
  case cannotSkip = "cannot skip"
  case goOn = "go on with the first"
  case leftAlone = "first left alone"
  case noWordsInThisLanguage = "no answer in this language"
  case related
  case moreQuestions = "several requests"
  case suggest
  case suggestDeclined = "suggest declined"
  case cardMasked = "card number masked"
  case apology
  /// After thanks: is there more the desk can do; what it says to a yes.
  case anythingElse = "anything else"
  case goAhead = "anything else, yes"
  /// Asked at the goodbye; what is said to a rating, and to none.
  case rating
  case rated
  case notRated = "not rated"
  case onlySoMany = "only so many"
  /// The number of a case that people see at once, where nobody can take the chat.
  case urgentReported = "urgent report"
  /// The number of a case that keeps what the desk had said people would see to.
  case passedOn = "passed on"
  case nothingToRepeat = "nothing to repeat"
  case noPeopleNow = "no people now"
  /// The labels of the two choices that go with it.
  case wait
  case callback
  case longWait = "long wait"
  case outOfHours = "out of hours"
  /// On the handoff card, when no page handed over.
  case notUnderstoodReason = "reason not understood"
  case queued
  case queuedWaitUnknown = "queued, wait unknown"
  case position
  case positionWaitUnknown = "position, wait unknown"
  case joined
  case agentLost = "agent lost"
  case transferred
  case givenBack = "given back"
  /// Of the mail that answers a case.
  case mailSubject = "mail subject"
  case idle
  case closed
  case closing
  case tooLong = "message too long"
  case notText = "message not text"
  case tooFast = "too fast"
  case tryLater = "try later"

  /// The blanks this line may use.
  public var given: [GivenWord] {
    switch self {
    case .wrongAnswer, .wrongAnswerLast: [.slot, .example]
    case .readBack: [.summary]
    case .corrected, .ordersOwn: [.slot, .value]
    case .cannotSkip: [.slot]
    case .suggest, .suggestDeclined, .onlySoMany: [.value]
    case .cancelledAfterRecord, .mailSubject, .urgentReported, .passedOn: [.number]
    case .goOn, .leftAlone, .moreQuestions: [.page]
    case .queued, .position: [.position, .minutes]
    case .queuedWaitUnknown, .positionWaitUnknown: [.position]
    case .joined: [.agent]
    case .outOfHours, .noPeopleNow: [.hours]
    case .longWait: [.minutes]
    case .greeting, .welcomeBack, .emptyMessage, .notUnderstood1, .notUnderstood2, .notUnderstood3,
      .clarify, .clarifyAgain, .noneOfThese, .personTakesOver, .identityByEmail, .identityByPhone,
      .identityByEither, .identityFailed, .identityByPeople, .offerPerson, .personDeclined, .yes,
      .no, .skip, .changeWhat, .cancelled, .nothingToCancel, .startedOver,
      .noWordsInThisLanguage, .related, .cardMasked, .apology, .nothingToRepeat, .agentLost,
      .transferred, .givenBack, .notUnderstoodReason, .wait, .callback, .idle, .closed, .closing,
      .anythingElse, .goAhead, .rating, .rated, .notRated, .tooLong, .notText, .tooFast, .tryLater:
      []
    }
  }
}
