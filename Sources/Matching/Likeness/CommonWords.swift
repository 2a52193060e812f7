/// Everyday English words of four letters and more that stand as they are: `cook` is not `cool`
/// mistyped, though no page speaks of cooking.
enum CommonWords {
  static let all: [Substring] = text.split(whereSeparator: \.isWhitespace)

  private static let text = """
    able about above across actually after afternoon again against almost alone along already
    also although always among another answer anybody anyone anything anyway anywhere apart
    area arms around aside asked asking away baby back ball band bank bath beach bear beat
    beautiful because become been beer before begin behind being below beside best better
    between beyond bike bill bird birth black blog blood blue board boat body book boot born
    boss both bottle bottom bowl boys brain bread break breakfast bridge bright bring broken
    brother brown brush build building business busy buying cake called calls came camp cannot
    cards care cars case cash catch cats cause cell chair chance change channel cheap check
    cheese chess chicken child children choose church circle city class clean clear climb
    clock close cloud club coast code coffee coin coins cold college color colour come common
    company computer cook cooking cool corner could count country couple course court cousin
    crime cross crypto current customer dance dark data date dating daughter days dead deal
    dear death debt deep dentist dinner dirt disk doctor dogs dollar done door doubt down draw
    dream drink drive driver drop drug dude dust each early earn earth east easy eating edge
    eight either election else email empty enemy energy engine engineer english enjoy enough
    enter equal error even evening ever every everyone everything exact exam example except
    exercise face fact fail fair fall false family famous fans farm fast father fear feed feet
    fell felt fever field fight file fill film films final find fine finger fire first fish
    five flat flight flights floor flower flying follow food foot football force forest forget
    form forward found four free french fresh friend friends from front fruit fuel full funny
    future game games garden gave germany girl girls give given giving glad glass goal goes
    gold golf gone good google government grand grass great green grew ground group grow guard
    guess guide guitar guys hair half hall hand hands hang happen happy hard hate have head
    health hear heard heart heat heavy held hell hello help here hero high hill history hold
    hole holiday home homework honest hope horse hospital host hotel hour hours house however
    huge human hundred hungry hurt husband idea ideas image inside into invest island issue
    item japan japanese join joke july jump june just keep kept keys kick kids kill kind king
    kiss kitchen knee knew know land language laptop large last late later laugh laws lazy
    lead leader learn least leave left legs less lesson letter level life lift light like
    likely line lines list listen little live living loan local lock london long look looking
    lord lose loss lost lots loud love luck lunch machine made magic mail main make making
    male many maps march mark market married match mate math maths matter maybe mayor meal
    mean meaning meat media medical meet meeting member memory mental menu message metal
    middle might mile milk mind mine minister minute miss mission mode model modern moment
    money monster month months mood moon more morning mortgage most mother motor mountain
    mouth move movie movies moving much music must name names near neck need needs never news
    next nice night nine nobody none noon normal north nose note nothing notice noun novel
    number nurse ocean offer office often once online only open opera orange other others ours
    over owner pack page pages paid pain paint pair paper parents paris park part parts party
    pass past path peace people perhaps period person phone photo phrase piano pick picture
    piece pilot pink pizza place plan plane planet plant play player please plus poem poet
    point police political pool poor post potato pound power practice pray present president
    press pretty price prime print prison prize problem produce program project proof public
    pull puppy pure push queen question quick quiet quit quite race radio rain rate rates
    rather reach read reader reading real really reason recipe record relax remember rent
    repair reply report rest restaurant rice rich ride right ring rise risk river road rock
    role roof room root rose round route royal rule rules running safe said sale salt same
    sand save says scary school science score screen search season seat second secret security
    seem seen self sell send sense sent series serious seven several shall shape share sharp
    sheet shell ship shirt shock shoe shoes shoot shop short shot should show shower shut sick
    side sign silver similar simple since sing singer single sister site size skill skin sleep
    slow small smart smell smile smoke snow social soft soil sold soldier solve some somebody
    someone something song songs soon sorry sort soul sound soup south space speak special
    speech speed spell spend spirit sport sports spring square stage stairs stand star start
    state station stay steal step still stock stone stood stop store storm story straight
    strange street strong student study stuff style subject success such sugar suggest suit
    summer sunday support sure sweet swim system table take taken talk tall tank task taste
    taxi teach teacher team tell temple tennis test text than thank thanks that their them
    then there these they thick thin thing things think third this those though thousand three
    through throw ticket till time times tire tired title today together told tomorrow tonight
    took tool tooth total touch tour toward tower town toys track trade traffic train trains
    travel treat tree trial trip trouble truck true trust truth turn twice type tyre tyres
    ugly uncle under understand union unit until upon used user usual vacation value very
    video view village visa visit voice vote wage wait wake walk wall want wants warm wars
    wash watch water wave weak wear weather week weekend weeks weight welcome well went were
    west what wheel when where whether which while white whole whom whose wide wife wild will
    wind window wine winter wise wish with within without woman women wonder wood word words
    work worker working world worry worse worst worth would write writer wrong yard year years
    yellow yesterday young your yours youth zero zone
    """
}
