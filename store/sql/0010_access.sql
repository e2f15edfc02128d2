-- The newest entry under a set of labels that changes a page (store/mark.go).
CREATE INDEX entry_news ON entry (house, labels, seq) WHERE kind IN (12,13,16,19,20,21,23,24,25,26,27,28,29,31,32,38,39,54,55,56,61,62,63,69,70,71);
