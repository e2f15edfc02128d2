package storetest

import "watchfloor/record"

// comesAndGoes is somebody who gets an account, comes in, goes, and may be closed.
func (h *history) comesAndGoes(id record.ID) []record.Draft {
	credential, session := record.NewID(), record.NewID()
	opened := with(sitter.Draft(id, &record.AccountOpened{Account: id, Roles: []record.AccountRole{record.RoleAnalyst}, Holds: record.Labels(h.r.IntN(2))}), id, record.ClassName, "Mira Volkner")
	opened = with(opened, id, record.ClassLogin, "mira-"+id.String())
	added := with(sitter.Draft(id, &record.CredentialAdded{Account: id, Credential: credential, Means: record.MeansLink}), id, record.ClassCredential, credential.String()+"\nsecret")
	drafts := []record.Draft{opened, added,
		sitter.Draft(id, &record.SignedIn{Account: id, Session: session, Means: []record.Means{record.MeansLink}}),
		sitter.Draft(id, &record.SignInRefused{Account: id, Means: record.MeansPassword, Times: h.r.Int64N(400) + 1})}
	if h.r.IntN(2) == 0 {
		drafts = append(drafts, sitter.Draft(id, &record.AccountChanged{Account: id, Roles: []record.AccountRole{record.RoleIntake}, State: record.AccountState(h.r.IntN(2))}),
			sitter.Draft(id, &record.SignedOut{Account: id, Session: session, End: record.SessionReplaced}),
			sitter.Draft(id, &record.CredentialRemoved{Account: id, Credential: credential}))
	}
	return drafts
}
