package record

// OperationEnded says that nobody works in an operation any more, and how it ended; why
// is the entry's content. Its leads stay with it.
type OperationEnded struct {
	Operation ID           `json:"operation"`
	How       OperationEnd `json:"how"`
}

// OperationReopened takes the end of an operation back; why is the entry's content.
type OperationReopened struct {
	Operation ID `json:"operation"`
}
