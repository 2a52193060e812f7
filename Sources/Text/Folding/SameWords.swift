/// English words that are written in two ways and mean one: contractions, letters for words, spellings.
public enum SameWords {
  /// A spelling and what it is the same as, both without apostrophes; `were`, `its`, `hell`, `shell`,
  /// `ill`, `wed` and `id` are words of their own and stay.
  public static let english: [(short: String, long: String)] = [
    ("im", "i am"), ("ive", "i have"), ("youre", "you are"), ("theyre", "they are"),
    ("whats", "what is"), ("wheres", "where is"), ("whens", "when is"), ("hows", "how is"),
    ("whos", "who is"), ("thats", "that is"), ("theres", "there is"), ("cant", "can not"),
    ("cannot", "can not"), ("dont", "do not"), ("doesnt", "does not"), ("didnt", "did not"),
    ("isnt", "is not"), ("arent", "are not"), ("wasnt", "was not"), ("werent", "were not"),
    ("havent", "have not"), ("hasnt", "has not"), ("hadnt", "had not"), ("wont", "will not"),
    ("wouldnt", "would not"), ("couldnt", "could not"), ("shouldnt", "should not"),
    ("youve", "you have"), ("weve", "we have"), ("theyve", "they have"), ("lets", "let us"),
    ("u", "you"), ("ur", "your"), ("pls", "please"), ("plz", "please"), ("thx", "thanks"),
    ("gonna", "going to"), ("wanna", "want to"), ("gimme", "give me"), ("ok", "okay"),
    ("colour", "color"),
  ]
}
