package register

import (
	"fmt"
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Stream is one of the three parts of the monthly report of China.
type Stream string

const (
	NewCertificates Stream = "new"           // by their day of issue
	Surveillances   Stream = "surveillances" // by the day on which it was decided about them
	Changes         Stream = "changes"       // by their day
)

// Streams lists them in the order of the report.
var Streams = []Stream{NewCertificates, Surveillances, Changes}

// StreamNames are the streams on screen; the sheets of the workbook bear them.
var StreamNames = map[Stream]text.Text{
	NewCertificates: text.T("new certificates", "新颁证书"),
	Surveillances:   text.T("surveillance audits", "监督审核"),
	Changes:         text.T("changes of certificates", "证书变更"),
}

// Take counts something that the files tell of.
func (c *Counts) Take(s Stream) {
	switch s {
	case NewCertificates:
		c.New++
	case Surveillances:
		c.Surveyed++
	case Changes:
		c.Changed++
	}
}

// The changes that are reported: what became of the certificate, or that it was issued anew within its cycle.
const (
	Reissued = "reissued"
	Restored = "restored"
)

// Item is one thing that is to be reported once (SM-140). Key tells it from all others of its certificate; Suffix is that of
// the sub-certificate that it is about, 0 for the certificate itself.
type Item struct {
	Key    string
	Suffix int
	Stream Stream
	On     date.Date
	Status certificate.Status // of the certificate since then
	Change string
	Audit  id.Audit
	By     id.Decision
}

// Known is what the reports so far did with an item.
type Known struct {
	Told bool // it is in one that was sent or waits for its upload
	Held bool // it was held back by one that was sent
}

// Due tells whether a report of a window that begins on the day takes the item up (SM-140).
func (i Item) Due(from date.Date, k Known) bool { return !k.Told && (k.Held || !i.On.Before(from)) }

// Document is what the item is about: the certificate, or its sub-certificate.
func (i Item) Document(c certificate.Record) certificate.Record {
	doc, _ := c.Document(i.Suffix)
	if i.Suffix > 0 && i.Change == Reissued {
		before := *c.Extends
		before.Number = certificate.Record{Number: before.Number}.SubNumber(i.Suffix)
		doc.Extends = &before
	}
	return doc
}

// Happened are the items of the certificate and of its sub-certificates, the oldest first, until the day; audits are those
// of its client, decided the decisions whether certification is maintained after one of them.
func Happened(c certificate.Record, audits []audit.Record, decided []decision.Record, until date.Date) []Item {
	out := []Item{}
	for _, doc := range c.Documents() {
		for _, i := range happenedTo(doc, audits, decided, until) {
			if doc.Suffix > 0 {
				i.Key, i.Suffix = fmt.Sprintf("%02d:%s", doc.Suffix, i.Key), doc.Suffix
				if i.Stream == NewCertificates && c.Extends != nil && i.On == c.IssuedOn { // it goes on from the version before
					i.Stream, i.Change = Changes, Reissued
				}
			}
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b Item) int { return a.On.Compare(b.On) })
	return out
}

func happenedTo(c certificate.Record, audits []audit.Record, decided []decision.Record, until date.Date) []Item {
	out := []Item{begun(c)}
	for _, a := range audits {
		if on := surveyedOn(a, decided); !on.IsZero() && standard.Same(a.Standard, c.Standard) && stood(c, a.To()) {
			out = append(out, Item{Key: "surveillance:" + a.ID.String(), Stream: Surveillances, On: on, Status: c.StatusOn(on), Audit: a.ID, By: answering(a, decided).ID})
		}
	}
	out = append(out, changes(c, until)...)
	return slices.DeleteFunc(out, func(i Item) bool { return i.On.After(until) })
}

func begun(c certificate.Record) Item {
	on := c.IssuedOn
	if c.Suffix > 0 {
		on = c.History[0].On // which may be later than its certificate
	}
	i := Item{Key: "new", Stream: NewCertificates, On: on, Status: certificate.Status(certificate.Active), By: c.DecisionID}
	if c.Extends != nil {
		i.Stream, i.Change = Changes, Reissued
	}
	return i
}

// changes leave out that a certificate was replaced: its successor is reported by itself.
func changes(c certificate.Record, until date.Date) []Item {
	out := []Item{}
	for _, h := range c.History[min(1, len(c.History)):] {
		if h.State == certificate.Superseded {
			continue
		}
		i := Item{Stream: Changes, On: h.On, Status: certificate.Status(h.State), Change: string(h.State), By: h.Decision}
		if h.State == certificate.Active {
			i.Change = Restored
		}
		i.Key = i.Change + ":" + i.On.String()
		out = append(out, i)
	}
	if c.Status(until) == certificate.Expired {
		out = append(out, Item{Key: "expired", Stream: Changes, On: c.ExpiresOn.AddDays(1), Status: certificate.Expired, Change: string(certificate.Expired)})
	}
	return out
}

// stood tells whether the certificate was the one in force on the day: an extension takes the place of another.
func stood(c certificate.Record, day date.Date) bool {
	s := c.StatusOn(day)
	return s == certificate.Status(certificate.Active) || s == certificate.Status(certificate.Suspended)
}

// surveyedOn is the day on which certification was maintained after the surveillance audit: by the decision that it was
// laid before, or else by the conclusion of its leader (V1). The zero day while it is open.
func surveyedOn(a audit.Record, decided []decision.Record) date.Date {
	if a.Type != programme.Surveillance {
		return date.Date{}
	}
	if d := answering(a, decided); !d.ID.IsZero() {
		return d.On // zero while it waits
	}
	return a.ConcludedOn
}

// answering is the decision whether certification is maintained after the audit, the zero decision where none was asked.
func answering(a audit.Record, decided []decision.Record) decision.Record {
	for _, d := range decided {
		if d.Type == decision.Maintain && slices.Contains(d.AuditIDs, a.ID) {
			return d
		}
	}
	return decision.Record{}
}

// Feeds tells whether the audit is one that the item tells of: those before a certificate, or the surveillance itself.
func (i Item) Feeds(a audit.Record, c certificate.Record) bool {
	switch {
	case i.Stream == Surveillances:
		return a.ID == i.Audit
	case i.Stream == Changes && i.Change != Reissued, !a.Held(), !standard.Same(a.Standard, c.Standard), a.To().After(c.IssuedOn):
		return false
	case c.Extends != nil:
		return a.Type == programme.Special && a.To().After(c.Extends.IssuedOn)
	case c.Cycle > 1:
		return a.Type == programme.Recertification && a.To().After(c.IssuedOn.AddMonths(-longestRenewal))
	}
	return a.Type == programme.Stage1 || a.Type == programme.Stage2
}

// longestRenewal tells, in months, the recertification audit of a certificate from that of the cycle before.
const longestRenewal = 12

// Surveyed is how many surveillance audits of the cycle of the certificate were decided on until the day.
func Surveyed(c certificate.Record, audits []audit.Record, decided []decision.Record, until date.Date) (n int) {
	for _, a := range audits {
		on := surveyedOn(a, decided)
		if !on.IsZero() && !on.After(until) && a.Cycle == c.Cycle && standard.Same(a.Standard, c.Standard) {
			n++
		}
	}
	return n
}
