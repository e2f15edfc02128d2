package resolve

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// together calls do with every number below n, on all processors, and returns when all
// calls have. A panic in one of them is one of the caller.
func together(n int, do func(i int)) {
	if n < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var (
		all   sync.WaitGroup
		next  atomic.Int64
		first sync.Once
		ended any
	)
	for range min(runtime.GOMAXPROCS(0), n) {
		all.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					first.Do(func() { ended = p })
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	all.Wait()
	if ended != nil {
		panic(ended)
	}
}
