// Package store keeps the record of a house in a database and answers the
// questions of the rooms. One SQL text serves SQLite and PostgreSQL; what
// differs (locking, full-text search, opening) is an [Engine], of which
// store/sqlite and store/postgres have one each.
//
// Writing: [DB.Write] runs one transaction at a time for a house. What
// [Tx.Append] adds becomes entries, sealed contents, leaves of the Merkle log and
// rows of the projections together or not at all, and is durable when Write
// returns. Interactive writers go before bulk ones; bulk writers keep their
// transactions short.
//
// Reading: [DB.Ask] pins one moment (a position in the log and a `now`) and one
// viewer. Live and past are the same queries: a row holds from the entry `since`
// until before the entry `until`, and the live moment is the last entry.
//
// Following: [Stages] gives a stage its reader inside the transaction that also
// writes its results and moves its cursor, see [record.Follow].
//
// Invariants:
//   - entry, tree, content and content_key are only ever inserted into, but for
//     disposal, which deletes keys and leaves the rest.
//   - Every other table follows from them: [DB.Rebuild] recomputes it and
//     [DB.Verify] compares.
//   - No projection holds a free word but the full-text index; words are opened
//     from their sealed content when somebody who may read them asks.
package store
