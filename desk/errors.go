package desk

import "errors"

// ErrNotFound means that there is no such thing for this viewer at this moment:
// the same answer for what is not there and for what may not be seen.
var ErrNotFound = errors.New("there is no such thing here")

// Cannot is why a decision is not possible, in words for the person.
type Cannot string

func (c Cannot) Error() string { return string(c) }
