package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// Factors takes the place of a lead apart, as it stands at the moment.
func (a *Asked) Factors(id record.ID) (desk.LeadFactors, error) {
	l, err := a.leadAt(id)
	if err != nil {
		return desk.LeadFactors{}, err
	}
	row, err := a.row(id)
	if err != nil {
		return desk.LeadFactors{}, err
	}
	weight, err := unpackWeight(l.weight)
	if err != nil {
		return desk.LeadFactors{}, err
	}
	addFactors(&weight, row.Factors)
	calibration, err := a.Calibration()
	if err != nil {
		return desk.LeadFactors{}, err
	}
	v := desk.FactorsOf(weight, a.scale, calibration, a.Now)
	v.Moment, v.Lead, v.Headline, v.Handling, v.OnBoard = a.Moment, id, row.Headline, row.Handling, l.onBoard
	return v, nil
}
