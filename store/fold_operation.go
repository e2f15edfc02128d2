package store

import "watchfloor/record"

// operationEnds ends or reopens an operation: a new version of its row, with the name
// and the labels that it has.
func (f folder) operationEnds(e record.Entry, operation record.ID, how record.OperationEnd) error {
	at := e.At()
	if how == record.OperationRuns {
		at = 0
	}
	err := f.exec(`INSERT INTO operation (house, id, since, until, labels, priority, content, opened_at, ended_at, ended)
		SELECT house, id, CAST($3 AS BIGINT), until, labels, priority, content, opened_at, CAST($4 AS BIGINT), CAST($5 AS BIGINT)
		FROM operation WHERE house = $1 AND id = $2 AND until = 9223372036854775807 AND since < $3`,
		int64(f.house), operation[:], int64(e.Seq), int64(at), int64(how))
	if err != nil {
		return err
	}
	return f.exec(`UPDATE operation SET until = $3 WHERE house = $1 AND id = $2 AND until = 9223372036854775807 AND since < $3`,
		int64(f.house), operation[:], int64(e.Seq))
}
