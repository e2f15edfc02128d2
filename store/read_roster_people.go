package store

import (
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// PersonNow implements desk.Rosters: whoever has an open account; where none was
// ever opened, whoever sits at the machine.
func (tx *Tx) PersonNow(account record.ID) error {
	if a, some, err := tx.AccountNow(account); err != nil || some && a.Open() {
		return err
	}
	people, err := tx.RosterPeople()
	for _, p := range people {
		if err == nil && p.Account == account {
			return nil
		}
	}
	if err != nil {
		return err
	}
	return desk.ErrNotFound
}

// RosterPeople are those who can be rostered.
func (tx *Tx) RosterPeople() ([]desk.Person, error) {
	return rosterPeople(tx, tx.db, int64(present))
}

// People are those who can be rostered.
func (a *Asked) People() ([]desk.Person, error) { return rosterPeople(a.s, a.s.db, int64(a.Seq)) }

func rosterPeople(q querier, db *DB, seq int64) ([]desk.Person, error) {
	accounts, err := accountsIn(q, db.house, `SELECT `+accountColumns+` FROM account WHERE house = $1 AND since <= $2 AND until > $2 ORDER BY id`, int64(db.house), seq)
	if err != nil {
		return nil, err
	}
	if len(accounts) == 0 {
		return []desk.Person{{Account: db.about.Sitter, Name: "whoever sits at this machine", Login: "sitter"}}, nil
	}
	var out []desk.Person
	for _, a := range accounts {
		if a.Open() && a.Roles.May(lawful.SeeDesk) {
			out = append(out, desk.Person{Account: a.ID, Name: a.Name, Login: a.Login})
		}
	}
	return out, nil
}

// accountReads is what somebody may read. Where no account was opened, whoever
// sits at the machine may read all.
func (tx *Tx) accountReads(account record.ID) (record.Labels, error) {
	a, some, err := tx.AccountNow(account)
	switch {
	case err != nil:
		return 0, err
	case some && !a.Open():
		return 0, nil
	case some:
		return a.Holds, nil
	}
	return lawful.House.Holds, nil
}
