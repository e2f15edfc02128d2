package lawful

import (
	"fmt"

	"watchfloor/record"
)

// NotIn is why somebody is not let in. It says the same whether or not there is an
// account of the name.
type NotIn struct {
	Wait record.Time // before the next attempt is looked at; 0: it may be made at once
	Busy bool        // too many want to come in at once
}

func (n NotIn) Error() string {
	switch {
	case n.Busy:
		return "Too many are signing in at once. Try again in a few seconds."
	case n.Wait > 0:
		return fmt.Sprintf("There were too many attempts from here. Wait %s, then try again. A device on which you signed in before, or a passkey, does not have to wait.", waiting(n.Wait))
	}
	return "That did not open. Check the name, the password and the code, which changes every 30 seconds and works once. If you cannot get in, an administrator of the house can send you a new invitation."
}

func waiting(t record.Time) string {
	if s := (t + record.Second - 1) / record.Second; s < 100 {
		return fmt.Sprintf("%d seconds", s)
	}
	return fmt.Sprintf("%d minutes", (t+record.Minute-1)/record.Minute)
}
