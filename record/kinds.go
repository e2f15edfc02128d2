package record

// Kind says what sort of thing happened. The set is closed.
type Kind uint8

// The kinds. Their words are stored: never rename, only append.
const (
	kindNone Kind = iota
	KindHouseFounded
	KindLabelNamed
	KindSourceNamed
	KindRulesSet
	KindContentDisposed
	KindStageFailed
	KindReportTaken
	KindReportRepeated
	KindLineRefused
	KindHoldingTaken
	KindMentionsFound
	KindLinksProposed
	KindLinkJudged
	KindOriginFound
	KindReportGrouped
	KindLeadWeighed
	KindBoardShown
	KindLeadOpened
	KindLeadRead
	KindLeadClaimed
	KindLeadReleased
	KindLeadNoted
	KindLeadRejected
	KindLeadTraced
	KindLeadHeldUntil
	KindLeadWoken
	KindLeadReopened
	KindLeadsMerged
	KindLeadSplit
	KindOperationOpened
	KindLeadAttachedTo
	KindLeadDetached
	KindLeadLaidOver
	KindSourceSetAside
	KindSourceBroughtBack
	KindDeliveryTaken
	KindCallBegun
	KindCallRaised
	KindCallAnswered
	KindCallEnded
	KindCalledBack
	KindAccountOpened
	KindAccountChanged
	KindCredentialAdded
	KindCredentialRemoved
	KindTokenIssued
	KindTokenRevoked
	KindSignedIn
	KindSignedOut
	KindSignInRefused
	KindAccessAsked
	KindAccessAnswered
	KindEmergencyOpened
	KindPersonMarked
	KindStandingSet
	KindFactsStated
	KindPurposeStated
	KindSearched
	KindItemRead
	KindReadRefused
	KindHandlingSet
	KindWarningSet
	KindCareChosen
	KindPostOpened
	KindPostClosed
	KindShiftRostered
	KindShiftCancelled
	KindLeadOwned
	KindHandedOver
	KindHandOverEnded
	KindShiftSheetMade
	KindShiftSheetSigned
	KindExported
	KindWitnessAppointed
	KindWitnessDismissed
	KindCheckpointSent
	KindCheckpointKept
	KindReviewAsked
	KindReviewAnswered
	KindSampleDrawn
	KindNameAdded
	KindNameRemoved
	KindHoldingsJudged
	KindSearchAnswered
	KindSearchEnded
	KindSignJudged
	KindPlaceKept
	KindPlaceDropped
	KindValueJudged
	KindMentionJudged
	KindPlaceFound
	KindOutcomeStated
	KindLeadLookedAgain
	KindAgainTaken
	KindOperationEnded
	KindOperationReopened
)

var kindWords = [...]string{
	kindNone:              "",
	KindHouseFounded:      "house founded",
	KindLabelNamed:        "label named",
	KindSourceNamed:       "source named",
	KindRulesSet:          "rules set",
	KindContentDisposed:   "content disposed",
	KindStageFailed:       "stage failed",
	KindReportTaken:       "report taken",
	KindReportRepeated:    "report repeated",
	KindLineRefused:       "line refused",
	KindHoldingTaken:      "holding taken",
	KindMentionsFound:     "mentions found",
	KindLinksProposed:     "links proposed",
	KindLinkJudged:        "link judged",
	KindOriginFound:       "origin found",
	KindReportGrouped:     "report grouped",
	KindLeadWeighed:       "lead weighed",
	KindBoardShown:        "board shown",
	KindLeadOpened:        "lead opened",
	KindLeadRead:          "lead read",
	KindLeadClaimed:       "lead claimed",
	KindLeadReleased:      "lead released",
	KindLeadNoted:         "lead noted",
	KindLeadRejected:      "lead rejected",
	KindLeadTraced:        "lead traced",
	KindLeadHeldUntil:     "lead held",
	KindLeadWoken:         "lead woken",
	KindLeadReopened:      "lead reopened",
	KindLeadsMerged:       "leads merged",
	KindLeadSplit:         "lead split",
	KindOperationOpened:   "operation opened",
	KindLeadAttachedTo:    "lead attached",
	KindLeadDetached:      "lead detached",
	KindLeadLaidOver:      "lead laid over",
	KindSourceSetAside:    "source set aside",
	KindSourceBroughtBack: "source brought back",
	KindDeliveryTaken:     "delivery taken",
	KindCallBegun:         "call begun",
	KindCallRaised:        "call raised",
	KindCallAnswered:      "call answered",
	KindCallEnded:         "call ended",
	KindCalledBack:        "called back",
	KindAccountOpened:     "account opened",
	KindAccountChanged:    "account changed",
	KindCredentialAdded:   "credential added",
	KindCredentialRemoved: "credential removed",
	KindTokenIssued:       "token issued",
	KindTokenRevoked:      "token revoked",
	KindSignedIn:          "signed in",
	KindSignedOut:         "signed out",
	KindSignInRefused:     "sign in refused",
	KindAccessAsked:       "access asked",
	KindAccessAnswered:    "access answered",
	KindEmergencyOpened:   "opened in an emergency",
	KindPersonMarked:      "person marked",
	KindStandingSet:       "standing set",
	KindFactsStated:       "facts stated",
	KindPurposeStated:     "purpose stated",
	KindSearched:          "searched",
	KindItemRead:          "item read",
	KindReadRefused:       "read refused",
	KindHandlingSet:       "handling set",
	KindWarningSet:        "warning set",
	KindCareChosen:        "care chosen",
	KindPostOpened:        "post opened",
	KindPostClosed:        "post closed",
	KindShiftRostered:     "shift rostered",
	KindShiftCancelled:    "shift cancelled",
	KindLeadOwned:         "lead owned",
	KindHandedOver:        "handed over",
	KindHandOverEnded:     "hand over ended",
	KindShiftSheetMade:    "shift sheet made",
	KindShiftSheetSigned:  "shift sheet signed",
	KindExported:          "exported",
	KindWitnessAppointed:  "witness appointed",
	KindWitnessDismissed:  "witness dismissed",
	KindCheckpointSent:    "checkpoint sent",
	KindCheckpointKept:    "checkpoint kept",
	KindReviewAsked:       "review asked",
	KindReviewAnswered:    "review answered",
	KindSampleDrawn:       "sample drawn",
	KindNameAdded:         "name added",
	KindNameRemoved:       "name removed",
	KindHoldingsJudged:    "holdings judged",
	KindSearchAnswered:    "search answered",
	KindSearchEnded:       "search ended",
	KindSignJudged:        "sign judged",
	KindPlaceKept:         "place kept",
	KindPlaceDropped:      "place dropped",
	KindValueJudged:       "value judged",
	KindMentionJudged:     "mention judged",
	KindPlaceFound:        "place found",
	KindOutcomeStated:     "outcome stated",
	KindLeadLookedAgain:   "lead looked at again",
	KindAgainTaken:        "lead taken to look at again",
	KindOperationEnded:    "operation ended",
	KindOperationReopened: "operation reopened",
}

// String returns the stored word.
func (k Kind) String() string { return Word(kindWords[:], uint8(k), "Kind") }

// ParseKind reads the word that String writes.
func ParseKind(s string) (Kind, error) {
	i, err := ParseWord(kindWords[1:], s)
	return Kind(i + 1), err
}

// Kinds returns all kinds.
func Kinds() []Kind {
	all := make([]Kind, 0, len(kindWords)-1)
	for k := range len(kindWords) - 1 {
		all = append(all, Kind(k+1))
	}
	return all
}

// NewBody returns a pointer to an empty body of the kind, nil for no kind.
func NewBody(k Kind) Body {
	switch k {
	case KindHouseFounded:
		return &HouseFounded{}
	case KindLabelNamed:
		return &LabelNamed{}
	case KindSourceNamed:
		return &SourceNamed{}
	case KindRulesSet:
		return &RulesSet{}
	case KindContentDisposed:
		return &ContentDisposed{}
	case KindStageFailed:
		return &StageFailed{}
	case KindReportTaken:
		return &ReportTaken{}
	case KindReportRepeated:
		return &ReportRepeated{}
	case KindLineRefused:
		return &LineRefused{}
	case KindHoldingTaken:
		return &HoldingTaken{}
	case KindMentionsFound:
		return &MentionsFound{}
	case KindLinksProposed:
		return &LinksProposed{}
	case KindLinkJudged:
		return &LinkJudged{}
	case KindOriginFound:
		return &OriginFound{}
	case KindReportGrouped:
		return &ReportGrouped{}
	case KindLeadWeighed:
		return &LeadWeighed{}
	case KindBoardShown:
		return &BoardShown{}
	case KindLeadOpened:
		return &LeadOpened{}
	case KindLeadRead:
		return &LeadRead{}
	case KindLeadClaimed:
		return &LeadClaimed{}
	case KindLeadReleased:
		return &LeadReleased{}
	case KindLeadNoted:
		return &LeadNoted{}
	case KindLeadRejected:
		return &LeadRejected{}
	case KindLeadTraced:
		return &LeadTraced{}
	case KindLeadHeldUntil:
		return &LeadHeldUntil{}
	case KindLeadWoken:
		return &LeadWoken{}
	case KindLeadReopened:
		return &LeadReopened{}
	case KindLeadsMerged:
		return &LeadsMerged{}
	case KindLeadSplit:
		return &LeadSplit{}
	case KindOperationOpened:
		return &OperationOpened{}
	case KindLeadAttachedTo:
		return &LeadAttachedTo{}
	case KindLeadDetached:
		return &LeadDetached{}
	case KindLeadLaidOver:
		return &LeadLaidOver{}
	case KindSourceSetAside:
		return &SourceSetAside{}
	case KindSourceBroughtBack:
		return &SourceBroughtBack{}
	case KindDeliveryTaken:
		return &DeliveryTaken{}
	case KindCallBegun:
		return &CallBegun{}
	case KindCallRaised:
		return &CallRaised{}
	case KindCallAnswered:
		return &CallAnswered{}
	case KindCallEnded:
		return &CallEnded{}
	case KindCalledBack:
		return &CalledBack{}
	}
	return newBodyOfPeople(k)
}

// newBodyOfPeople are the kinds of who is at the desk, and what they may see.
func newBodyOfPeople(k Kind) Body {
	switch k {
	case KindAccountOpened:
		return &AccountOpened{}
	case KindAccountChanged:
		return &AccountChanged{}
	case KindCredentialAdded:
		return &CredentialAdded{}
	case KindCredentialRemoved:
		return &CredentialRemoved{}
	case KindTokenIssued:
		return &TokenIssued{}
	case KindTokenRevoked:
		return &TokenRevoked{}
	case KindSignedIn:
		return &SignedIn{}
	case KindSignedOut:
		return &SignedOut{}
	case KindSignInRefused:
		return &SignInRefused{}
	case KindAccessAsked:
		return &AccessAsked{}
	case KindAccessAnswered:
		return &AccessAnswered{}
	case KindEmergencyOpened:
		return &EmergencyOpened{}
	case KindPersonMarked:
		return &PersonMarked{}
	case KindStandingSet:
		return &StandingSet{}
	case KindFactsStated:
		return &FactsStated{}
	case KindPurposeStated:
		return &PurposeStated{}
	case KindSearched:
		return &Searched{}
	case KindItemRead:
		return &ItemRead{}
	case KindReadRefused:
		return &ReadRefused{}
	case KindHandlingSet:
		return &HandlingSet{}
	case KindWarningSet:
		return &WarningSet{}
	case KindCareChosen:
		return &CareChosen{}
	case KindPostOpened:
		return &PostOpened{}
	case KindPostClosed:
		return &PostClosed{}
	case KindShiftRostered:
		return &ShiftRostered{}
	case KindShiftCancelled:
		return &ShiftCancelled{}
	case KindLeadOwned:
		return &LeadOwned{}
	case KindHandedOver:
		return &HandedOver{}
	case KindHandOverEnded:
		return &HandOverEnded{}
	case KindShiftSheetMade:
		return &ShiftSheetMade{}
	case KindShiftSheetSigned:
		return &ShiftSheetSigned{}
	case KindExported:
		return &Exported{}
	case KindWitnessAppointed:
		return &WitnessAppointed{}
	case KindWitnessDismissed:
		return &WitnessDismissed{}
	case KindCheckpointSent:
		return &CheckpointSent{}
	case KindCheckpointKept:
		return &CheckpointKept{}
	case KindReviewAsked:
		return &ReviewAsked{}
	case KindReviewAnswered:
		return &ReviewAnswered{}
	case KindSampleDrawn:
		return &SampleDrawn{}
	}
	return newBodyOfConnecting(k)
}

// newBodyOfConnecting are a person's words on what belongs together.
func newBodyOfConnecting(k Kind) Body {
	switch k {
	case KindNameAdded:
		return &NameAdded{}
	case KindNameRemoved:
		return &NameRemoved{}
	case KindHoldingsJudged:
		return &HoldingsJudged{}
	case KindSearchAnswered:
		return &SearchAnswered{}
	case KindSearchEnded:
		return &SearchEnded{}
	case KindSignJudged:
		return &SignJudged{}
	case KindPlaceKept:
		return &PlaceKept{}
	case KindPlaceDropped:
		return &PlaceDropped{}
	case KindValueJudged:
		return &ValueJudged{}
	case KindMentionJudged:
		return &MentionJudged{}
	case KindPlaceFound:
		return &PlaceFound{}
	case KindOutcomeStated:
		return &OutcomeStated{}
	case KindLeadLookedAgain:
		return &LeadLookedAgain{}
	case KindAgainTaken:
		return &AgainTaken{}
	case KindOperationEnded:
		return &OperationEnded{}
	case KindOperationReopened:
		return &OperationReopened{}
	}
	return nil
}

func (*HouseFounded) Kind() Kind      { return KindHouseFounded }
func (*LabelNamed) Kind() Kind        { return KindLabelNamed }
func (*SourceNamed) Kind() Kind       { return KindSourceNamed }
func (*RulesSet) Kind() Kind          { return KindRulesSet }
func (*ContentDisposed) Kind() Kind   { return KindContentDisposed }
func (*StageFailed) Kind() Kind       { return KindStageFailed }
func (*ReportTaken) Kind() Kind       { return KindReportTaken }
func (*ReportRepeated) Kind() Kind    { return KindReportRepeated }
func (*LineRefused) Kind() Kind       { return KindLineRefused }
func (*HoldingTaken) Kind() Kind      { return KindHoldingTaken }
func (*MentionsFound) Kind() Kind     { return KindMentionsFound }
func (*LinksProposed) Kind() Kind     { return KindLinksProposed }
func (*LinkJudged) Kind() Kind        { return KindLinkJudged }
func (*OriginFound) Kind() Kind       { return KindOriginFound }
func (*ReportGrouped) Kind() Kind     { return KindReportGrouped }
func (*LeadWeighed) Kind() Kind       { return KindLeadWeighed }
func (*BoardShown) Kind() Kind        { return KindBoardShown }
func (*LeadOpened) Kind() Kind        { return KindLeadOpened }
func (*LeadRead) Kind() Kind          { return KindLeadRead }
func (*LeadClaimed) Kind() Kind       { return KindLeadClaimed }
func (*LeadReleased) Kind() Kind      { return KindLeadReleased }
func (*LeadNoted) Kind() Kind         { return KindLeadNoted }
func (*LeadRejected) Kind() Kind      { return KindLeadRejected }
func (*LeadTraced) Kind() Kind        { return KindLeadTraced }
func (*LeadHeldUntil) Kind() Kind     { return KindLeadHeldUntil }
func (*LeadWoken) Kind() Kind         { return KindLeadWoken }
func (*LeadReopened) Kind() Kind      { return KindLeadReopened }
func (*LeadsMerged) Kind() Kind       { return KindLeadsMerged }
func (*LeadSplit) Kind() Kind         { return KindLeadSplit }
func (*OperationOpened) Kind() Kind   { return KindOperationOpened }
func (*LeadAttachedTo) Kind() Kind    { return KindLeadAttachedTo }
func (*LeadDetached) Kind() Kind      { return KindLeadDetached }
func (*LeadLaidOver) Kind() Kind      { return KindLeadLaidOver }
func (*SourceSetAside) Kind() Kind    { return KindSourceSetAside }
func (*SourceBroughtBack) Kind() Kind { return KindSourceBroughtBack }
func (*DeliveryTaken) Kind() Kind     { return KindDeliveryTaken }
func (*CallBegun) Kind() Kind         { return KindCallBegun }
func (*CallRaised) Kind() Kind        { return KindCallRaised }
func (*CallAnswered) Kind() Kind      { return KindCallAnswered }
func (*CallEnded) Kind() Kind         { return KindCallEnded }
func (*CalledBack) Kind() Kind        { return KindCalledBack }
func (*AccountOpened) Kind() Kind     { return KindAccountOpened }
func (*AccountChanged) Kind() Kind    { return KindAccountChanged }
func (*CredentialAdded) Kind() Kind   { return KindCredentialAdded }
func (*CredentialRemoved) Kind() Kind { return KindCredentialRemoved }
func (*TokenIssued) Kind() Kind       { return KindTokenIssued }
func (*TokenRevoked) Kind() Kind      { return KindTokenRevoked }
func (*SignedIn) Kind() Kind          { return KindSignedIn }
func (*SignedOut) Kind() Kind         { return KindSignedOut }
func (*SignInRefused) Kind() Kind     { return KindSignInRefused }
func (*AccessAsked) Kind() Kind       { return KindAccessAsked }
func (*AccessAnswered) Kind() Kind    { return KindAccessAnswered }
func (*EmergencyOpened) Kind() Kind   { return KindEmergencyOpened }
func (*PersonMarked) Kind() Kind      { return KindPersonMarked }
func (*StandingSet) Kind() Kind       { return KindStandingSet }
func (*FactsStated) Kind() Kind       { return KindFactsStated }
func (*PurposeStated) Kind() Kind     { return KindPurposeStated }
func (*Searched) Kind() Kind          { return KindSearched }
func (*ItemRead) Kind() Kind          { return KindItemRead }
func (*ReadRefused) Kind() Kind       { return KindReadRefused }
func (*HandlingSet) Kind() Kind       { return KindHandlingSet }
func (*WarningSet) Kind() Kind        { return KindWarningSet }
func (*CareChosen) Kind() Kind        { return KindCareChosen }
func (*PostOpened) Kind() Kind        { return KindPostOpened }
func (*PostClosed) Kind() Kind        { return KindPostClosed }
func (*ShiftRostered) Kind() Kind     { return KindShiftRostered }
func (*ShiftCancelled) Kind() Kind    { return KindShiftCancelled }
func (*LeadOwned) Kind() Kind         { return KindLeadOwned }
func (*HandedOver) Kind() Kind        { return KindHandedOver }
func (*HandOverEnded) Kind() Kind     { return KindHandOverEnded }
func (*ShiftSheetMade) Kind() Kind    { return KindShiftSheetMade }
func (*ShiftSheetSigned) Kind() Kind  { return KindShiftSheetSigned }
func (*Exported) Kind() Kind          { return KindExported }
func (*WitnessAppointed) Kind() Kind  { return KindWitnessAppointed }
func (*WitnessDismissed) Kind() Kind  { return KindWitnessDismissed }
func (*CheckpointSent) Kind() Kind    { return KindCheckpointSent }
func (*CheckpointKept) Kind() Kind    { return KindCheckpointKept }
func (*ReviewAsked) Kind() Kind       { return KindReviewAsked }
func (*ReviewAnswered) Kind() Kind    { return KindReviewAnswered }
func (*SampleDrawn) Kind() Kind       { return KindSampleDrawn }
func (*NameAdded) Kind() Kind         { return KindNameAdded }
func (*NameRemoved) Kind() Kind       { return KindNameRemoved }
func (*HoldingsJudged) Kind() Kind    { return KindHoldingsJudged }
func (*SearchAnswered) Kind() Kind    { return KindSearchAnswered }
func (*SearchEnded) Kind() Kind       { return KindSearchEnded }
func (*SignJudged) Kind() Kind        { return KindSignJudged }
func (*PlaceKept) Kind() Kind         { return KindPlaceKept }
func (*PlaceDropped) Kind() Kind      { return KindPlaceDropped }
func (*ValueJudged) Kind() Kind       { return KindValueJudged }
func (*MentionJudged) Kind() Kind     { return KindMentionJudged }
func (*PlaceFound) Kind() Kind        { return KindPlaceFound }
func (*OutcomeStated) Kind() Kind     { return KindOutcomeStated }
func (*LeadLookedAgain) Kind() Kind   { return KindLeadLookedAgain }
func (*AgainTaken) Kind() Kind        { return KindAgainTaken }
func (*OperationEnded) Kind() Kind    { return KindOperationEnded }
func (*OperationReopened) Kind() Kind { return KindOperationReopened }
