package picture

import (
	"math"

	"watchfloor/picture/queue"
)

// Staffed is what becomes of leads when so many people work on them.
type Staffed struct {
	People int
	Used   float64 // offered load over people; above 1 the work does not get done
	Waits  float64 // share of leads that wait at all
	Wait   float64 // hours until one is taken up, or has run out
	RunOut float64 // share of leads that run out before anybody looks
	Lost   float64 // leads that do so in 28 days
}

// Desk is what people are worth where leads come, wait and run out.
type Desk struct {
	Rows    []Staffed // around the number that was chosen
	Chosen  int       // the row of that number
	Half    float64   // hours within which a half is taken up, of what does not run out
	Nine    float64   // and nine in ten
	Patient float64   // hours that a lead would wait if none ran out; infinite: forever
	Order   []Ordered // what order does, by load
	AtNine  Ordered   // that at a load of 0.9
}

// Ordered is how many hours leads wait at a load when four classes of equal size go
// one before the other, and when all are alike.
type Ordered struct{ Load, First, All, Last float64 }

const (
	rowsBelow, rowsAbove = 2, 4
	classes              = 4
	hoursOfDay           = 24
)

// deskOf computes it: Erlang-A for waiting and running out, Erlang-C and Cobham for
// what order does.
func deskOf(c Choices) (Desk, error) {
	n := int(math.Round(c.Of(People)))
	finish, leave := 1/(c.Of(Minutes)*minute), 1/c.Of(Patience)
	var d Desk
	for k := max(1, n-rowsBelow); k <= n+rowsAbove; k++ {
		w, err := queue.Impatient(c.Of(Day), finish, leave, k)
		if err != nil {
			return d, err
		}
		if k == n {
			d.Chosen = len(d.Rows)
		}
		d.Rows = append(d.Rows, Staffed{k, c.Of(Day) / finish / float64(k), w.Waits, w.Wait * hoursOfDay, w.Leaves, w.Leaves * c.Of(Day) * 28})
	}
	if err := d.within(c.Of(Day), finish, leave, n); err != nil {
		return d, err
	}
	patient, err := queue.Patient(c.Of(Day), finish, n)
	if err != nil {
		return d, err
	}
	d.Patient = patient.Wait * hoursOfDay
	if d.AtNine, err = ordered(.9, n, finish); err != nil {
		return d, err
	}
	for load := .3; load < .981; load += .02 {
		o, err := ordered(load, n, finish)
		if err != nil {
			return d, err
		}
		d.Order = append(d.Order, o)
	}
	return d, nil
}

func (d *Desk) within(day, finish, leave float64, n int) error {
	half, err := queue.Within(day, finish, leave, n, .5)
	if err != nil {
		return err
	}
	nine, err := queue.Within(day, finish, leave, n, .9)
	d.Half, d.Nine = half*hoursOfDay, nine*hoursOfDay
	return err
}

func ordered(load float64, n int, finish float64) (Ordered, error) {
	comes := load * float64(n) * finish
	each := make([]float64, classes)
	for i := range each {
		each[i] = comes / classes
	}
	waits, err := queue.InOrder(each, finish, n)
	if err != nil {
		return Ordered{}, err
	}
	all, err := queue.Patient(comes, finish, n)
	return Ordered{load, waits[0] * hoursOfDay, all.Wait * hoursOfDay, waits[classes-1] * hoursOfDay}, err
}

// Now is the row of the number that was chosen.
func (d Desk) Now() Staffed { return d.Rows[d.Chosen] }

// OneMore is the row of one person more.
func (d Desk) OneMore() Staffed { return d.Rows[d.Chosen+1] }
