package resolve

// TooMany is from how many reports on a shared value stops connecting them.
const TooMany = tooMany
