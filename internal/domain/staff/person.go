package staff

import (
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// File is what an administrator keeps about a person: all of it is replaced at once.
type File struct {
	Name        string       `json:"name"`
	External    bool         `json:"external"`
	Agreement   Agreement    `json:"agreement,omitzero"`
	Overseas    bool         `json:"overseas,omitempty"`
	Confirmed   Confirmation `json:"confirmed,omitzero"`
	Competences []Competence `json:"competences"`
	Conflicts   []Conflict   `json:"conflicts"`
	Leave       []Leave      `json:"leave"`
}

// ChangeFile replaces the file of the person.
func (p *Person) ChangeFile(f File) error {
	r := p.r
	r.Name, r.External, r.Agreement = f.Name, f.External, f.Agreement
	r.Overseas, r.Confirmed = f.Overseas, f.Confirmed
	r.Competences, r.Conflicts, r.Leave = f.Competences, f.Conflicts, f.Leave
	return p.change(r, "person.changed")
}

// DeclareConflict adds a conflict, as a person declares it about itself. It can be ended, never deleted.
func (p *Person) DeclareConflict(c Conflict) error {
	r := p.r
	r.Conflicts = append(slices.Clone(r.Conflicts), c)
	return p.change(r, "person.conflict_declared")
}

// TakeLeave adds a stretch of leave.
func (p *Person) TakeLeave(l Leave) error {
	if taken := p.r.AwayOn(l.From, l.To); taken != nil {
		var bad fault.Invalid
		bad.Add("from", text.Tf("There is leave on these days already: %s.", "这些日期已有请假：%s。", days(taken.From, taken.To)))
		return bad
	}
	r := p.r
	r.Leave = append(slices.Clone(r.Leave), l)
	return p.change(r, "person.leave_taken")
}

func (p *Person) change(r Record, name string) error {
	if err := r.check(); err != nil {
		return err
	}
	p.r = r
	p.Add(name, r.ID.String())
	return nil
}
