package names

// pageSize is how many elements lie in one piece of a paged list.
const pageSize = 1 << 12

// paged is a list that grows without ever moving what it holds, so that adding
// one name to a million costs no more than adding one to ten.
type paged[T any] struct {
	pages [][]T
	n     uint32
}

func (p *paged[T]) at(i uint32) *T { return &p.pages[i/pageSize][i%pageSize] }

// add makes room for one more element and returns its number.
func (p *paged[T]) add(v T) uint32 {
	if p.n%pageSize == 0 {
		size := pageSize
		if p.n == 0 {
			size = 64 // a small index stays small
		}
		p.pages = append(p.pages, make([]T, 0, size))
	}
	last := len(p.pages) - 1
	p.pages[last] = append(p.pages[last], v)
	p.n++
	return p.n - 1
}
