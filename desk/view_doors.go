package desk

import "watchfloor/record"

// Deliveries are what came in together, newest first.
type Deliveries struct {
	Moment Moment         `json:"moment"`
	Lines  []DeliveryLine `json:"lines"`
	More   bool           `json:"more,omitempty"` // there may be older ones
}

// DeliveryLine is one delivery as far as it had come, counted over the items
// that the viewer may read.
type DeliveryLine struct {
	Delivery record.ID          `json:"delivery"`
	Mark     record.Mark        `json:"mark"` // of its newest piece
	Began    record.Time        `json:"began"`
	At       record.Time        `json:"at"` // of its newest piece
	Door     record.Door        `json:"door"`
	Format   record.Format      `json:"format"`
	Source   record.ID          `json:"source,omitzero"`
	Name     string             `json:"name,omitempty"`    // of the source
	Several  bool               `json:"several,omitempty"` // its items come from several sources
	End      record.DeliveryEnd `json:"end"`
	Sent
}

// Sent is what became of the items that were sent: each of them was taken,
// repeated what is held, or was refused.
type Sent struct {
	Sent     int64 `json:"sent"`
	Taken    int64 `json:"taken"`
	Repeated int64 `json:"repeated"`
	Refused  int64 `json:"refused"`
}

// Plus adds up.
func (s Sent) Plus(o Sent) Sent {
	return Sent{s.Sent + o.Sent, s.Taken + o.Taken, s.Repeated + o.Repeated, s.Refused + o.Refused}
}

// Senders are the sources that were heard of, the last heard from first.
type Senders struct {
	Moment Moment       `json:"moment"`
	Lines  []SenderLine `json:"lines"`
}

// SenderLine is what one source has sent in all, counted over the items that
// the viewer may read.
type SenderLine struct {
	Source  record.ID          `json:"source,omitzero"` // zero: items that name no source
	Name    string             `json:"name,omitempty"`
	Channel record.Channel     `json:"channel"`
	Last    record.Time        `json:"last,omitempty"` // last heard from; 0: never, though it was asked
	End     record.DeliveryEnd `json:"end"`            // how its last delivery ended
	Sent
}
