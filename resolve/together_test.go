package resolve

import (
	"sync/atomic"
	"testing"
)

func TestTogetherCallsEachNumberOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 1000} {
		called := make([]atomic.Int64, n)
		together(n, func(i int) { called[i].Add(1) })
		for i := range called {
			if got := called[i].Load(); got != 1 {
				t.Errorf("of %d, number %d was called %d times", n, i, got)
			}
		}
	}
}

func TestAPanicWithinIsOneOfTheCaller(t *testing.T) {
	for _, n := range []int{1, 2, 50} {
		func() {
			defer func() {
				if p := recover(); p != "one cannot be read" {
					t.Errorf("of %d: %v", n, p)
				}
			}()
			together(n, func(i int) {
				if i == n/2 {
					panic("one cannot be read")
				}
			})
		}()
	}
}
