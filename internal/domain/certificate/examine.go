package certificate

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var IM9 = rule.Rule{ID: "IM-9", Source: "IAF MD 11:2023", Clause: "4", Level: rule.Record, Says: text.T(
	"When a certificate of a client is suspended or withdrawn, the body examines what that means for each other certificate of the client and records the outcome.",
	"客户的一张证书被暂停或撤销时，认证机构应逐一审查其对该客户其他证书的影响，并记录结果。")}

// Outcome is what an examination came to.
type Outcome string

const (
	NoEffect Outcome = "no_effect"
	Effect   Outcome = "effect"
)

// Examination asks what a decision about another certificate of the holder means for this one.
type Examination struct {
	Number        int            `json:"number"`         // within the certificate, from 1
	CertificateID id.Certificate `json:"certificate_id"` // the other one
	Reference     string         `json:"reference"`      // its number
	Standard      string         `json:"standard"`
	Became        State          `json:"became" enum:"suspended,withdrawn"`
	On            date.Date      `json:"on"`
	DueOn         date.Date      `json:"due_on"` // inclusive
	Outcome       Outcome        `json:"outcome,omitempty"`
	Reason        string         `json:"reason,omitempty"` // why there is no effect, or what is done about it
	DoneOn        date.Date      `json:"done_on,omitzero"`
	ByName        string         `json:"by_name,omitempty"`
}

// Done tells whether the outcome is recorded.
func (e Examination) Done() bool { return e.Outcome != "" }

// Standing tells whether the certificate has not ended on the day: what happens to another one may concern it.
func (r Record) Standing(today date.Date) bool {
	return (r.State == Active || r.State == Suspended) && !today.After(r.ExpiresOn)
}

// Examine asks for an examination, by the last day given, of what the change of the other certificate means here.
func (c *Certificate) Examine(other Record, on, due date.Date) {
	e := Examination{Number: len(c.r.Examinations) + 1, CertificateID: other.ID, Reference: other.Number, Standard: other.Standard,
		Became: other.State, On: on, DueOn: due}
	c.r.Examinations = append(slices.Clone(c.r.Examinations), e)
	c.Add("certificate.to_examine", c.r.ID.String(), "client", c.r.ClientID.String(), "because", other.Number)
}

// Conclusion is what the person who examined records.
type Conclusion struct {
	Outcome Outcome `json:"outcome" enum:"no_effect,effect"`
	Reason  string  `json:"reason" maxLength:"4000"`
}

// Examined records the outcome of an examination, once, with its reason.
func (c *Certificate) Examined(number int, f Conclusion, by string, today date.Date) error {
	if number < 1 || number > len(c.r.Examinations) {
		return fault.Missing(text.T("examination", "影响审查"))
	}
	var bad fault.Invalid
	if f.Outcome != NoEffect && f.Outcome != Effect {
		bad.Add("outcome", text.T("Please say whether this certificate is affected.", "请说明本证书是否受影响。"))
	}
	bad.Require("reason", f.Reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	c.r.Examinations = slices.Clone(c.r.Examinations)
	e := &c.r.Examinations[number-1]
	if e.Done() {
		return fault.New(fault.IllegalMove, text.Tf("%s recorded the outcome on %s.", "%s已于%s记录结果。", e.ByName, e.DoneOn))
	}
	e.Outcome, e.Reason, e.ByName, e.DoneOn = f.Outcome, f.Reason, by, today
	c.Add("certificate.examined", c.r.ID.String(), "client", c.r.ClientID.String(), "outcome", string(f.Outcome))
	return nil
}

// Carry takes over from the certificate that this one replaces the examinations that are not done, and the spot checks.
func (r *Record) Carry(old Record) {
	for _, e := range old.Examinations {
		if !e.Done() {
			e.Number = len(r.Examinations) + 1
			r.Examinations = append(r.Examinations, e)
		}
	}
	r.SpotChecks = slices.Clone(old.SpotChecks)
}

// ForClient is what the holder may see: not what the body examines, nor why it put something aside.
func (r Record) ForClient() Record {
	r.Examinations, r.SpotChecks, r.Afterwards = nil, nil, nil
	return r
}
