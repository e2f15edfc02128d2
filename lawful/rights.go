package lawful

import (
	"errors"
	"slices"

	"watchfloor/record"
)

// Right is what somebody has to be allowed to for an address of the house to
// answer them. Which items they then see is a matter of labels.
type Right uint8

// The rights.
const (
	Anyone     Right = iota // also who did not say who they are
	SignedIn                // everybody with an account: their own sessions, help
	SeeDesk                 // the line of raised calls, and word that something changed
	TakeIn                  // take reports and calls in, read the take-in log
	ReadCases               // boards, leads, reports, holdings, searches
	Decide                  // decide about leads
	Plan                    // posts, the roster and the rules of the order
	Authorise               // answer requests for access, approve reviews
	Oversee                 // the log, refusals, breaches, samples
	Administer              // accounts and upkeep
)

// rights are what each role may do. An administrator and an inspector read no case
// in the course of their work, an authoriser decides about no lead.
var rights = map[record.AccountRole][]Right{
	record.RoleIntake:        {SignedIn, SeeDesk, TakeIn},
	record.RoleAnalyst:       {SignedIn, SeeDesk, TakeIn, ReadCases, Decide},
	record.RoleSupervisor:    {SignedIn, SeeDesk, TakeIn, ReadCases, Decide, Plan},
	record.RoleAuthoriser:    {SignedIn, SeeDesk, ReadCases, Authorise},
	record.RoleOversight:     {SignedIn, Oversee},
	record.RoleAdministrator: {SignedIn, Administer},
}

// Roles are the roles of an account.
type Roles []record.AccountRole

// May reports whether one of the roles has the right.
func (r Roles) May(right Right) bool {
	return right == Anyone || slices.ContainsFunc(r, func(one record.AccountRole) bool { return slices.Contains(rights[one], right) })
}

// Alone says why roles cannot stand together in one account: who runs the house
// reads no case, who oversees it does nothing else.
func (r Roles) Alone() error {
	for _, one := range r {
		if len(r) > 1 && (one == record.RoleOversight || one == record.RoleAdministrator) {
			return errors.New("the role " + one.String() + " stands alone: make a second account for the other roles")
		}
	}
	return nil
}

// Every role: whoever sits at a machine on which no account exists yet.
var Every = Roles{record.RoleIntake, record.RoleAnalyst, record.RoleSupervisor, record.RoleAuthoriser, record.RoleOversight, record.RoleAdministrator}
