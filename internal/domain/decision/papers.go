package decision

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Paper is one document of a certification: what it is, under which letter of 9.9.2 it is kept, where it is read, and
// the hash of what it says. Where a record stands in its course is not part of that: a contract that is superseded
// says what it said.
type Paper struct {
	Key    string    `json:"key"`
	Letter string    `json:"letter"`
	Name   text.Text `json:"name"`
	Link   string    `json:"link,omitempty"` // below the address of the body
	SHA256 string    `json:"sha256"`
}

// Papers are the records that a file is made of.
type Papers struct {
	Applications []application.Record
	Contracts    []contract.Record
	Sheets       []audittime.Record // that the days of the audits were computed by
	Programmes   []programme.Record
	Audits       []audit.Record
	Findings     []finding.Record
	Documents    []application.Document // the files that the records name
	Reviews      []ReviewRecord
	Others       []Other
}

// Other is a document of a noun that knows of decisions, such as a complaint: Says is what does not change any more while
// the body deals with it.
type Other struct {
	Key   string
	Name  text.Text
	Link  string
	Says  any
	Files []id.Document
}

// Papers lists the documents of the file, each once.
func (p Papers) Papers() []Paper {
	out := []Paper{}
	for _, a := range p.Applications {
		out = append(out, Paper{"application:" + a.ID.String(), "a", text.Tf("Application %s", "认证申请%s", a.Reference), "/applications/" + a.ID.String(), hashOf(applied(a))})
	}
	for _, c := range p.Contracts {
		out = append(out, Paper{"contract:" + c.ID.String(), "b", text.Tf("Contract %s", "认证合同%s", c.Reference), "/contracts/" + c.ID.String(), hashOf(agreedAs(c))})
	}
	for _, x := range p.Programmes {
		out = append(out, Paper{"programme:" + x.ID.String(), "k", text.Tf("Audit programme, cycle %d", "审核方案，第%d周期", x.Cycle), "/clients/" + x.ClientID.String(), hashOf(planned(x.Plan()))})
	}
	for _, s := range p.Sheets {
		out = append(out, Paper{"sheet:" + s.ID.String(), "d", text.Tf("Calculation of the audit time, %s", "审核时间计算，%s", s.At.Format("2006-01-02")),
			"/audit-time/" + s.ID.String(), hashOf([]any{s.Input, s.Sheet, s.Approval, s.Endorsement})})
	}
	for _, x := range p.Audits {
		if len(x.Team) == 0 {
			continue
		}
		out = append(out, Paper{"audit:" + x.ID.String(), "a", text.Tf("%s, %s", "%s，%s", x.Reference, x.Title()), "/audits/" + x.ID.String(), hashOf(audited(x))})
		if len(x.Drawn) > 0 {
			out = append(out, Paper{"drawn:" + x.ID.String(), "c", text.Tf("Sites drawn for %s", "%s的场所抽样", x.Reference), "/audits/" + x.ID.String(), hashOf(x.Drawn)})
		}
	}
	for _, x := range p.Findings {
		x.Version = 0
		out = append(out, Paper{"finding:" + x.ID.String(), "e", text.Tf("Finding %s", "审核发现%s", x.Reference), "/findings/" + x.ID.String(), hashOf(x)})
	}
	for _, v := range p.Reviews {
		v.Version = 0
		out = append(out, Paper{"review:" + v.ID.String(), "g", text.Tf("Technical review by %s", "%s的认证评定", v.ReviewerName), "/reviews/" + v.ID.String(), hashOf(v)})
	}
	for _, x := range p.Others {
		out = append(out, Paper{x.Key, "f", x.Name, x.Link, hashOf(x.Says)})
	}
	for _, d := range p.Documents {
		out = append(out, Paper{"document:" + d.ID.String(), "a", text.Tf("File %s", "文件%s", d.Name), "/documents/" + d.ID.String(), d.SHA256})
	}
	slices.SortStableFunc(out, func(a, b Paper) int { return cmp.Compare(a.Key, b.Key) })
	return slices.CompactFunc(out, func(a, b Paper) bool { return a.Key == b.Key })
}

func applied(a application.Record) application.Record {
	a.Version, a.State, a.Closed = 0, "", application.Closing{}
	return a
}

func agreedAs(c contract.Record) contract.Record {
	c.Version, c.State, c.ConsentChanges = 0, "", nil
	return c
}

// planned leaves out what the decision itself fixes.
func planned(p programme.Plan) any {
	return []any{p.Standard, p.Cycle, p.Days, p.Limits, p.Taken}
}

func audited(x audit.Record) audit.Record {
	x.Version, x.State, x.Reason, x.DecidedOn = 0, "", "", date.Date{}
	return x
}

// Today are the hashes of what was seen as the records stand today. Of a programme it is the plan that was relied on, where
// that is kept: the next cycle is planned anew, and what was relied on before has not changed by that.
func (p Papers) Today(seen []Seen) map[string]string {
	out := map[string]string{}
	for _, x := range p.Papers() {
		out[x.Key] = x.SHA256
	}
	for _, x := range p.Programmes {
		key := "programme:" + x.ID.String()
		i := slices.IndexFunc(seen, func(s Seen) bool { return s.Key == key })
		if i < 0 || out[key] == seen[i].SHA256 {
			continue
		}
		if slices.ContainsFunc(x.Before, func(b programme.Plan) bool { return hashOf(planned(b)) == seen[i].SHA256 }) {
			out[key] = seen[i].SHA256
		} else if !x.Planned() {
			out[key] = unknown
		}
	}
	return out
}

// unknown stands for a hash that cannot be computed any more.
const unknown = "?"

func hashOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("decision: a record that cannot be written: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Files are the received files that the records name: materials, a signed scan, what shows a finding and its answer,
// or a misuse.
func (p Papers) Files() (out []id.Document) {
	for _, a := range p.Applications {
		for _, m := range a.Materials {
			out = append(out, m.DocumentID)
		}
	}
	for _, c := range p.Contracts {
		if c.Scan != nil {
			out = append(out, c.Scan.DocumentID)
		}
	}
	for _, x := range p.Findings {
		out = append(out, x.Documents...)
		for _, k := range finding.PartKeys {
			out = append(out, x.Part(k).Documents...)
		}
	}
	for _, x := range p.Others {
		out = append(out, x.Files...)
	}
	slices.SortFunc(out, func(a, b id.Document) int { return cmp.Compare(a.String(), b.String()) })
	return slices.Compact(out)
}

// Standing is how a document that a decision relied on stands today.
type Standing string

const (
	Same      Standing = "same"
	Changed   Standing = "changed"
	Gone      Standing = "gone"
	Unchecked Standing = "unchecked" // kept before documents could be compared
)

// Now is a document that was seen, with its hash today.
type Now struct {
	Seen
	Now      string   `json:"now,omitempty"`
	Standing Standing `json:"standing" enum:"same,changed,gone,unchecked"`
}

// CheckSeen compares what a decision relied on with the hashes of today, by key.
func CheckSeen(seen []Seen, today map[string]string) []Now {
	out := []Now{}
	for _, s := range seen {
		n := Now{Seen: s, Now: today[s.Key], Standing: Changed}
		switch {
		case s.Key == "", n.Now == unknown:
			n.Standing, n.Now = Unchecked, ""
		case n.Now == "":
			n.Standing = Gone
		case n.Now == s.SHA256:
			n.Standing = Same
		}
		out = append(out, n)
	}
	return out
}
