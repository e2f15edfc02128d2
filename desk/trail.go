package desk

import (
	"strings"

	"fmt"

	"watchfloor/record"
)

// SentenceWith is Sentence with the name of the post that the entry is about.
func SentenceWith(e record.Entry, post string) string {
	switch e.Body.(type) {
	case *record.LeadOwned:
		return "Belongs to the post " + post + " from here on"
	case *record.HandedOver:
		return "Handed over to " + post + ", to be acknowledged"
	}
	return Sentence(e)
}

// PostOf is the post that an entry is about; zero for none.
func PostOf(e record.Entry) record.ID {
	switch b := e.Body.(type) {
	case *record.LeadOwned:
		return b.Post
	case *record.HandedOver:
		return b.To
	}
	return record.ID{}
}

// Sentence says what an entry did, for the trail of a lead, report or holding.
func Sentence(e record.Entry) string {
	switch b := e.Body.(type) {
	case *record.ReportTaken:
		if !b.Revises.IsZero() {
			return "Sent again with another text"
		}
		return "Taken in (" + b.Channel.String() + ", " + b.Format.String() + ")"
	case *record.ReportRepeated:
		return "The same report came again"
	case *record.MentionsFound:
		return "Read: " + counted(len(b.Mentions), "mention") + ", " + counted(len(b.Signs), "indicator")
	case *record.LinksProposed:
		return counted(len(b.Links), "link") + " proposed"
	case *record.LinkJudged:
		return "A link was marked " + b.State.String()
	case *record.OriginFound:
		return originFound[b.Arrival]
	case *record.ReportGrouped:
		return grouped(b)
	case *record.LeadsMerged:
		if !b.By.IsZero() {
			return "Another lead went over into it: a report shares words with both, and nobody had decided anything about the other"
		}
	case *record.LeadWeighed:
		return "Weighed anew"
	case *record.LeadRejected:
		return "Rejected: " + b.Reason.String()
	case *record.LeadHeldUntil:
		return "Held until " + b.Until.Go().Format("2 Jan 2006 15:04")
	case *record.LeadSplit:
		return counted(len(b.Reports), "report") + " split off into a lead of their own"
	case *record.CallEnded:
		if b.CallBack != 0 {
			return "The call ended; a call back was promised for " + b.CallBack.Go().Format("2 Jan 2006 15:04")
		}
	case *record.CalledBack:
		if b.Reached {
			return "Called back: reached"
		}
		return "Called back in vain"
	case *record.DeliveryTaken:
		return "Taken in, " + counted(int(b.Taken), "report")
	case *record.PersonMarked:
		return marked(b)
	case *record.SignJudged:
		return signJudged(b)
	case *record.OutcomeStated:
		return "What came of it: " + b.Came.String()
	case *record.AgainTaken:
		return "Taken by somebody else, to decide about it again"
	case *record.LeadLookedAgain:
		if b.Follow {
			return "Looked at again by somebody else: it should be followed up"
		}
		return "Looked at again by somebody else: it should be closed"
	case *record.MentionJudged:
		return mentionJudged(b)
	case *record.PlaceFound:
		return "Read again for a place that was added: " + counted(len(b.Mentions), "mention")
	case *record.SourceSetAside:
		return "Its sender was set aside: " + b.Reason.String()
	case *record.StandingSet:
		return "Made " + article(b.Standing)
	case *record.HandlingSet:
		return handlingSet(b)
	case *record.OperationOpened:
		return "Operation opened, " + b.Priority.String()
	case *record.OperationEnded:
		return "Operation ended: " + b.How.String()
	case *record.HandOverEnded:
		return handOverEnds[b.End]
	case *record.StageFailed:
		return "Could not be read by the machine (" + b.Stage.String() + "): read it by hand"
	}
	return plainSentence(e.Kind)
}

// DoneBefore says when a person did what they took in afterwards from paper; "" for
// what was done when it was recorded.
func DoneBefore(e record.Entry) string {
	if e.Actor.IsZero() || e.OccurredAt == 0 || !Works(e.Kind) {
		return ""
	}
	return ", on paper, at " + e.OccurredAt.Go().Format("15:04 on 2 Jan")
}

func plainSentence(k record.Kind) string {
	switch k {
	case record.KindHoldingTaken:
		return "Held as it stands here"
	case record.KindLeadOpened:
		return "Opened"
	case record.KindLeadRead:
		return "Read"
	case record.KindLeadClaimed:
		return "Claimed"
	case record.KindLeadReleased:
		return "Released"
	case record.KindLeadNoted:
		return "Note"
	case record.KindLeadOwned:
		return "Belongs to another post from here on"
	case record.KindHandedOver:
		return "Handed over, to be acknowledged"
	case record.KindLeadTraced:
		return "A trace was asked for"
	case record.KindLeadWoken:
		return "Back on the board: its time came, or something new came in"
	case record.KindLeadReopened:
		return "Reopened"
	case record.KindLeadsMerged:
		return "Two leads merged"
	case record.KindLeadAttachedTo:
		return "Attached to an operation"
	case record.KindLeadDetached:
		return "Detached from its operation"
	case record.KindLeadLaidOver:
		return "A later report touches it: it lies over that one's lead"
	case record.KindCallBegun:
		return "Somebody rang"
	case record.KindCallRaised:
		return "Raised during the call: life at risk"
	case record.KindCallAnswered:
		return "The raised call was taken up"
	case record.KindCallEnded:
		return "The call ended"
	case record.KindSourceBroughtBack:
		return "Its sender was brought back"
	case record.KindOperationReopened:
		return "Operation reopened"
	case record.KindFactsStated:
		return "Facts stated"
	case record.KindContentDisposed:
		return "Words disposed of"
	}
	return k.String()
}

var handOverEnds = map[record.HandOverEnd]string{
	record.HandOverAcknowledged: "The hand-over was acknowledged",
	record.HandOverReturned:     "The hand-over was returned",
	record.HandOverLapsed:       "Nobody acknowledged the hand-over in time: it came back",
	record.HandOverWithdrawn:    "The hand-over was withdrawn",
}

func grouped(b *record.ReportGrouped) string {
	if b.Opens {
		return "A lead of its own"
	}
	if len(b.Why) == 0 {
		return "Put into a lead"
	}
	return "Put into a lead: " + Because(b.Why[0].Because)
}

// marked says what somebody was marked as, and never who.
func marked(b *record.PersonMarked) string {
	s := "Somebody in it was marked"
	if b.Role != record.RoleUnstated {
		s += " as " + b.Role.String()
	}
	if b.Age != record.AgeUnknown {
		s += ", " + b.Age.String()
	}
	return s
}

// originFound says what a report was found to be.
var originFound = map[record.Arrival]string{
	record.ArrivalNew: "Traces to nothing that came before", record.ArrivalRepeat: "Found to be a repeat", record.ArrivalCopy: "Found to be a copy",
	record.ArrivalExcerpt: "Found to be an excerpt", record.ArrivalQuotes: "Found to quote another report",
}

// Because says in words why a report stands in its lead.
func Because(b record.Because) string {
	switch b {
	case record.BecauseFirst:
		return "nothing joined it to another lead"
	case record.BecauseIdentifier:
		return "it shares an identifier with an earlier report"
	case record.BecauseConfirmed:
		return "a person confirmed that it means the same holding"
	case record.BecauseWords:
		return "it shares rare words with an earlier report"
	case record.BecauseSame:
		return "it says the same as an earlier report in nearly the same words"
	case record.BecauseRepeat:
		return "it revises an earlier report of the same source"
	case record.BecauseOrigin:
		return "it traces to the same origin as an earlier report"
	case record.BecausePerson:
		return "a person put it here"
	case record.BecauseOverlay:
		return "it is restricted, and lies over an open lead"
	}
	return b.String()
}

// BecauseKeptOut says of a report that it came into its lead by a link that acts
// nowhere any more. The machine does not tear the lead apart: a person may have
// found more in it since.
const BecauseKeptOut = "a person confirmed that it means the same holding, but whom they meant is kept out by now: split it off if nothing else holds it here"

// BecauseOf is Because with the words of the report that make the reason.
func BecauseOf(b record.Because, words string) string {
	if b == record.BecauseIdentifier && words != "" {
		return "it shares “" + words + "” with an earlier report"
	}
	return Because(b)
}

// BecauseWords says which words two reports share and how far apart they came; less
// than 0 when nobody knows.
func BecauseWords(words []string, apart record.Time) string {
	if len(words) == 0 {
		return Because(record.BecauseWords)
	}
	shares := "it shares “" + strings.Join(words, "”, “") + "” with "
	if apart < 0 {
		return shares + "an earlier report"
	}
	return shares + "a report that came " + apartWords(apart) + " earlier"
}

func apartWords(t record.Time) string {
	switch {
	case t >= 2*record.Day:
		return counted(int(t/record.Day), "day")
	case t >= 2*record.Hour:
		return counted(int(t/record.Hour), "hour")
	}
	return counted(int(t/record.Minute), "minute")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
