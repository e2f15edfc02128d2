package rank

import "watchfloor/record"

// Engine is the version of this package, stored beside every weight. It grows
// when the same rules and evidence come to give another weight.
const Engine int64 = 2

// Body returns the weight as the body of an entry. LookBy is the desk's to set.
func (w Weight) Body(lead record.ID) record.LeadWeighed {
	var factors []record.Measure
	for _, f := range w.Factors {
		factors = append(factors, record.Measure{Code: uint8(f.Code), Value: f.Value, Count: f.Count, At: f.At})
	}
	return record.LeadWeighed{
		Lead: lead, Engine: Engine, Rules: w.Rules, P: w.P, S: w.S, Mu: w.Mu, Ceiling: w.Ceiling,
		Gamma: w.Gamma, Delta: w.Delta, Origins: w.Origins, Factors: factors,
		Window: record.Window{
			Kind: uint8(w.Window.Kind), From: w.Window.From, Until: w.Window.Until,
			Since: w.Since, Service: w.Service, Fast: w.Window.Fast,
		},
	}
}

// FromBody returns the weight that Body wrote. First is not in the body: it is
// when the lead's first report was received. The trust in a stated window is
// that of its factor.
func FromBody(b record.LeadWeighed, first record.Time) Weight {
	w := Weight{
		Rules: b.Rules, P: b.P, S: b.S, Mu: b.Mu, Ceiling: b.Ceiling, Gamma: b.Gamma, Delta: b.Delta,
		Window: Window{Kind: known(WindowKind(b.Window.Kind)), From: b.Window.From, Until: b.Window.Until, Fast: b.Window.Fast},
		Since:  b.Window.Since, Service: b.Window.Service, Origins: b.Origins, First: first,
	}
	for _, m := range b.Factors {
		f := Factor{Code: FactorCode(m.Code), Value: m.Value, Count: m.Count, At: m.At}
		if f.Code == StatedWindow {
			w.Window.Trust = f.Value
		}
		w.Factors = append(w.Factors, f)
	}
	return w
}
