package clock

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// OwedByStopUse lists what the holder has to show after a suspension or the end of the certificate (MK2). What it shows
// in time is in time, whenever the body looks at it; nothing is owed once the certificate is valid again.
func OwedByStopUse(c certificate.Record, of Record) []Record {
	open, owed := c.OpenStopUse()
	var out []Record
	for _, s := range c.StopUses {
		r := of
		r.Kind, r.Number, r.State, r.Rules, r.FromOn, r.DueOn = StopUse, s.Number, Superseded, []string{certificate.MK2.ID}, s.On, s.DueOn
		shown := !s.AcceptedOn.IsZero() || s.Waits()
		switch {
		case shown && s.ShownOn.After(s.DueOn):
			r.State, r.DoneOn = Late, s.ShownOn
		case shown:
			r.State, r.DoneOn = Done, s.ShownOn
		case owed && s.Number == open.Number:
			r.State = Open
		}
		out = append(out, r)
	}
	return out
}

// TurnOfStopUse says who has to act about the use of a certificate that was suspended or has ended; false where nobody.
// While the body looks at it, the holder of a suspended one has still to resolve the ground.
func TurnOfStopUse(c certificate.Record) (flow.Turn, bool) {
	open, owed := c.OpenStopUse()
	switch {
	case !owed, open.Waits() && c.State == certificate.Suspended:
		return flow.Turn{}, false
	case open.Waits():
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.T("Look at the proof that certificate and mark are not used.", "请核实停止使用证书和标志的证明。")}, true
	}
	return flow.Turn{Who: flow.Client, What: text.T("Show that you stopped using the certificate and the mark.", "请证明已停止使用证书和标志。"), By: open.DueOn}, true
}
