package decision

import (
	"cmp"
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// D8 names what a renewal rests on beside its own audit.
var D8 = rule.Rule{ID: "D8", Says: text.T(
	"A renewal is decided on the recertification audit, on how the system did over the cycle, and on what its users complained of.",
	"再认证决定依据再认证审核结果、认证周期内体系的运行情况以及认证使用方的投诉作出。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.4", Level: rule.Warn}

// Look is the cycle that a renewal ends, compiled from its records.
type Look struct {
	Cycle   int          `json:"cycle"`
	From    date.Date    `json:"from"`
	Until   date.Date    `json:"until"`
	Audits  []LookAudit  `json:"audits" nullable:"false"`
	Clauses []LookClause `json:"clauses" nullable:"false"` // found wanting by more than one audit
	Acts    []LookAct    `json:"acts" nullable:"false"`    // what was decided in the cycle
	Notes   []LookNote   `json:"notes" nullable:"false"`   // of the reviews of the programme
	Notable []text.Text  `json:"notable" nullable:"false"` // what whoever decides should think about
}

// LookAudit is an audit of the cycle with what it found.
type LookAudit struct {
	ID        id.Audit  `json:"id"`
	Reference string    `json:"reference"`
	Title     text.Text `json:"title"`
	DueOn     date.Date `json:"due_on,omitzero"`
	EndedOn   date.Date `json:"ended_on,omitzero"` // absent where it was not held
	Majors    int       `json:"majors"`
	Minors    int       `json:"minors"`
	Open      int       `json:"open"`
}

// LookClause is a clause in which more than one audit found a nonconformity.
type LookClause struct {
	Clause string   `json:"clause"`
	Audits []string `json:"audits" nullable:"false"`
}

// LookAct is a decision of the cycle.
type LookAct struct {
	ID      id.Decision `json:"id"`
	Name    text.Text   `json:"name"`
	On      date.Date   `json:"on"`
	Grounds text.Text   `json:"grounds,omitzero"`
}

// LookNote is what was written when the programme was reviewed.
type LookNote struct {
	On     date.Date `json:"on"`
	ByName string    `json:"by_name"`
	Note   string    `json:"note"`
}

// InCycle are the audits of the cycle that its surveillance is made of; stage 1 and stage 2 were decided on before it.
func InCycle(p programme.Record, audits []audit.Record) (out []audit.Record) {
	for _, a := range audits {
		if a.Cycle == p.Cycle && a.Type != programme.Stage1 && a.Type != programme.Stage2 && a.State != audit.Cancelled {
			out = append(out, a)
		}
	}
	when := func(a audit.Record) string {
		if a.To().IsZero() {
			return dueOn(p, a).String()
		}
		return a.To().String()
	}
	slices.SortStableFunc(out, func(a, b audit.Record) int { return cmp.Compare(when(a), when(b)) })
	return out
}

// dueOn is the last permitted day of the audit, where the programme asks for it.
func dueOn(p programme.Record, a audit.Record) date.Date {
	for _, s := range p.Slots {
		if s.AuditID == a.ID {
			return s.DueOn
		}
	}
	return date.Date{}
}

// LookAt compiles the cycle of the programme from its audits, their findings and what was decided.
func LookAt(p programme.Record, audits []audit.Record, findings []finding.Record, decisions []Record) *Look {
	l := &Look{Cycle: p.Cycle, From: p.DecidedOn, Until: p.ExpiresOn, Audits: []LookAudit{}, Clauses: []LookClause{}, Acts: []LookAct{}, Notes: []LookNote{},
		Notable: []text.Text{}}
	for _, a := range InCycle(p, audits) {
		l.addAudit(p, a, findings)
	}
	l.addClauses(findings)
	for _, d := range decisions {
		if d.State == Taken && !d.On.Before(p.DecidedOn) && d.Type != Monitor && d.Type != Grant && d.Type != Renew && d.Type != Transfer {
			l.Acts = append(l.Acts, LookAct{ID: d.ID, Name: d.Name().Capital(), On: d.On, Grounds: d.Grounds()})
			if d.Type == Suspend {
				l.notable(text.Tf("the certificate was suspended on %s", "证书于%s暂停", d.On))
			}
		}
	}
	slices.SortStableFunc(l.Acts, func(a, b LookAct) int { return cmp.Compare(a.On.String(), b.On.String()) })
	for _, v := range p.Reviews {
		if !v.On.Before(p.DecidedOn) {
			l.Notes = append(l.Notes, LookNote{v.On, v.ByName, v.Note})
		}
	}
	return l
}

// Complained adds a complaint of the cycle about the client; what its users complained of is part of what a renewal rests
// on.
func (l *Look) Complained(reference string, received date.Date, state text.Text) {
	if !received.Before(l.From) {
		l.notable(text.Tf("complaint %s of %s: %s", "投诉%s（%s）：%s", reference, received, state))
	}
}

// Misused adds a misuse of certificate or mark that was seen in the cycle.
func (l *Look) Misused(reference string, recorded date.Date, kind, state text.Text) {
	if !recorded.Before(l.From) {
		l.notable(text.Tf("misuse %s of %s, %s: %s", "误用%s（%s），%s：%s", reference, recorded, kind, state))
	}
}

func (l *Look) notable(says text.Text) { l.Notable = append(l.Notable, says) }

func (l *Look) addAudit(p programme.Record, a audit.Record, findings []finding.Record) {
	x := LookAudit{ID: a.ID, Reference: a.Reference, Title: a.Title().Capital(), DueOn: dueOn(p, a)}
	for _, f := range findings {
		if f.AuditID != a.ID || f.State == finding.Dropped || f.State == finding.Draft || !f.Grade.Nonconformity() {
			continue
		}
		if f.Grade == finding.Major {
			x.Majors++
		} else {
			x.Minors++
		}
		if f.Open() != nil {
			x.Open++
		}
	}
	if tookPlace(a) {
		x.EndedOn = a.To()
	}
	l.Audits = append(l.Audits, x)
	switch {
	case x.EndedOn.IsZero() && a.Type == programme.Surveillance:
		l.notable(text.Tf("%s was not held", "%s未实施", a.Title()))
	case a.Type == programme.Surveillance && !x.DueOn.IsZero() && x.EndedOn.After(x.DueOn):
		l.notable(text.Tf("%s was held on %s, due on %s", "%s于%s实施，期限为%s", a.Title(), x.EndedOn, x.DueOn))
	}
	if x.Majors > 0 {
		l.notable(text.Tf("%s found major nonconformities (%d)", "%s发现严重不符合（%d项）", x.Reference, x.Majors))
	}
}

// addClauses finds what came back from audit to audit.
func (l *Look) addClauses(findings []finding.Record) {
	reference := map[id.Audit]string{}
	for _, a := range l.Audits {
		reference[a.ID] = a.Reference
	}
	var order []string
	by := map[string][]string{}
	for _, f := range findings {
		in := reference[f.AuditID]
		if in == "" || f.State == finding.Dropped || f.State == finding.Draft || !f.Grade.Nonconformity() {
			continue
		}
		c := f.Criteria()
		if by[c] == nil {
			order = append(order, c)
		}
		if !slices.Contains(by[c], in) {
			by[c] = append(by[c], in)
		}
	}
	for _, c := range order {
		if len(by[c]) > 1 {
			l.Clauses = append(l.Clauses, LookClause{c, by[c]})
			l.notable(text.Tf("nonconformities against %s came back", "%s的不符合重复出现", c))
		}
	}
}

// looked says what the cycle shows to whoever decides on its renewal (D8).
func looked(l Look) Check {
	if len(l.Notable) > 0 {
		return Check{D8, false, list(text.T("Of the cycle, to think about: ", "本周期值得关注："), l.Notable)}
	}
	return Check{D8, true, text.Tf("The cycle from %s to %s shows nothing out of the ordinary.", "%s至%s的认证周期未见异常。", l.From, l.Until)}
}
