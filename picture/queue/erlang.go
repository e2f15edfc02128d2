package queue

import "math"

// Waiting is what becomes of work that comes to a group of people.
type Waiting struct {
	Waits  float64 // share that waits at all
	Wait   float64 // how long a piece waits, in the unit of time of the rates; those that do not wait and those that leave among them
	Leaves float64 // share that leaves before anybody takes it up
}

// blocked is Erlang's loss formula B(n, load), by its recursion, which neither
// overflows nor takes like from like.
func blocked(n int, load float64) float64 {
	b := 1.0
	for k := 1; k <= n; k++ {
		b = load * b / (float64(k) + load*b)
	}
	return b
}

// Patient is Erlang-C, the M/M/n queue in which all wait: work comes at rate arrive,
// each of n people finishes it at rate finish. From a load of 1 on there is no end
// to the waiting: Wait is infinite. Without a rate above 0 or anybody, ErrRates.
func Patient(arrive, finish float64, n int) (Waiting, error) {
	if !(arrive > 0) || !(finish > 0) || n < 1 {
		return Waiting{}, ErrRates
	}
	load := arrive / finish
	if load >= float64(n) {
		return Waiting{Waits: 1, Wait: math.Inf(1)}, nil
	}
	b := blocked(n, load)
	waits := b / (1 - load/float64(n)*(1-b))
	return Waiting{Waits: waits, Wait: waits / (float64(n)*finish - arrive)}, nil
}

// Impatient is Erlang-A, the M/M/n+M queue: what waits leaves at rate leave. The
// states above n are added up until they no longer count. Without rates above 0 or
// anybody, ErrRates.
func Impatient(arrive, finish, leave float64, n int) (Waiting, error) {
	if !(arrive > 0) || !(finish > 0) || !(leave > 0) || n < 1 {
		return Waiting{}, ErrRates
	}
	below := 1 / blocked(n, arrive/finish) // chances of 0 to n, with that of n as 1
	above, queue, term := 0.0, 0.0, 1.0
	for j := 1.0; j < 50_000_000; j++ {
		next := term * arrive / (float64(n)*finish + j*leave)
		above += next
		queue += j * next
		if next < term && next*(j+1) < 1e-17*(below+above+queue) {
			break
		}
		if term = next; term > 1e200 {
			below, above, queue, term = below*1e-200, above*1e-200, queue*1e-200, term*1e-200
		}
	}
	all := below + above
	at := below * blocked(n, arrive/finish) // the chance of n itself
	wait := queue / all / arrive
	return Waiting{Waits: (at + above) / all, Wait: wait, Leaves: leave * wait}, nil
}

// InOrder is Cobham's formula: how long each class waits when classes come at their
// rates, the first before the second and so on, nobody is interrupted, and all are
// finished at one rate by n people. A class that is never reached waits forever. A class
// may be empty, all of them not: then, and without a rate or anybody, ErrRates.
func InOrder(arrive []float64, finish float64, n int) ([]float64, error) {
	all := 0.0
	for _, a := range arrive {
		if !(a >= 0) {
			return nil, ErrRates
		}
		all += a
	}
	if len(arrive) == 0 || !(all > 0) || !(finish > 0) || n < 1 {
		return nil, ErrRates
	}
	people := float64(n) * finish
	waits := 1.0 // from a load of 1 on, everybody is busy
	if all < people {
		c, err := Patient(all, finish, n)
		if err != nil {
			return nil, err
		}
		waits = c.Waits
	}
	out := make([]float64, len(arrive))
	before, upTo := 1.0, 1.0
	for i, a := range arrive {
		before, upTo = upTo, upTo-a/people
		if out[i] = math.Inf(1); upTo > 0 {
			out[i] = waits / people / (before * upTo)
		}
	}
	return out, nil
}
