package record

// Mark stands for an entry where its number goes out to somebody who may not read
// every entry: between two numbers they would see how many were written that they
// may not read. A mark is the same for the same entry and says nothing else; only
// the house can read it. "" is no entry.
type Mark string
