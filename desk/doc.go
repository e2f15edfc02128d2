// Package desk is where people work: the board, the pages of leads and reports,
// and the decisions about them. It proposes nothing and decides nothing; it
// shows what the record holds at a moment to a viewer who may read it, and turns
// a person's decision into entries.
//
// Invariants:
//   - Every view is a function of (viewer, moment) alone: asked again for the
//     same moment it is the same, whatever came later.
//   - Every decision is one entry with an author, and every decision can be
//     taken back by a further entry.
//   - What a viewer may not read adds to no count, order or word of a view.
package desk
