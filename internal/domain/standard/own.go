package standard

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// OwnCriteria holds a body to what it published: clients are audited by the same clauses all along.
var OwnCriteria = rule.Rule{ID: "SM-26", Source: "ISO/IEC 17021-1:2015", Clause: "9.2.1.2", Level: rule.Enforce, Says: text.T(
	"A standard of the body's own has its clauses and its materials before clients apply for it, and keeps them from then on; what changes is another edition.",
	"认证机构自有标准须先确定条款和申请材料，客户方可申请；此后不再更改，如有变化则为新版本。")}

// Description is what a body says of a standard or scheme of its own.
type Description struct {
	Code      string     `json:"code" maxLength:"60" doc:"with its year: “Green Office:2026”; it stands on certificates"`
	System    text.Text  `json:"system" doc:"the management system it asks for, as the scope names it"`
	Title     text.Text  `json:"title"`
	BySector  bool       `json:"by_sector,omitempty" doc:"its audits need people who know the client's sector"`
	Clauses   []Clause   `json:"clauses" nullable:"false"`
	Materials []Material `json:"materials" nullable:"false"`
}

// Material is what an applicant for the standard hands in besides what every applicant does.
type Material struct {
	Title   text.Text `json:"title"`
	Need    Need      `json:"need" enum:"required,conditional,optional"`
	Clauses []string  `json:"clauses,omitempty" nullable:"false"`
	Hint    text.Text `json:"hint,omitzero"`
}

// State of a standard of a body's own.
type State string

// Action that changes it.
type Action string

const (
	Draft     State = "draft"
	Published State = "published" // clients may apply
	Ended     State = "retired"   // no new applications; who is certified stays so

	Publish Action = "publish"
	Retire  Action = "retire"
)

// Noun is the standard in sentences.
var Noun = text.T("standard", "标准")

// States of a standard of a body's own.
var States = flow.Table[State, Action]{
	Draft:     {Publish: Published, Retire: Ended},
	Published: {Retire: Ended},
	Ended:     {},
}

// Own is a standard or scheme of a body's own, as it is stored.
type Own struct {
	ID          id.Standard `json:"id"`
	Version     int         `json:"version"`
	State       State       `json:"state" enum:"draft,published,retired"`
	PublishedBy string      `json:"published_by,omitempty"`
	PublishedAt time.Time   `json:"published_at,omitzero"`
	Transition  Transition  `json:"transition,omitzero"` // from the edition before
	CalledOn    date.Date   `json:"called_on,omitzero"`  // when holders that had not applied for the transition were last written to
	Description
}

// Scheme is a standard of a body's own and what happened to it.
type Scheme struct {
	r Own
	event.Log
}

// New is a draft of a standard of a body's own.
func New(sid id.Standard, d Description) (*Scheme, error) {
	s := &Scheme{r: Own{ID: sid, Version: 1, State: Draft}}
	if err := s.describe(d); err != nil {
		return nil, err
	}
	s.add("standard.drafted")
	return s, nil
}

// FromOwn is the standard of the record.
func FromOwn(r Own) (*Scheme, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(Noun)
	}
	return &Scheme{r: r}, nil
}

// Record is a copy of the standard as it is stored.
func (s *Scheme) Record() Own { return s.r }

// Change describes a draft anew; what is published does not change (SM-26).
func (s *Scheme) Change(d Description) error {
	if s.r.State != Draft {
		return rule.Broken{OwnCriteria.Breaks(text.Text{})}
	}
	if err := s.describe(d); err != nil {
		return err
	}
	s.add("standard.changed")
	return nil
}

// Publish lets clients apply for the standard, in the name of a person.
func (s *Scheme) Publish(by string, at time.Time) error {
	if len(s.r.Clauses) == 0 {
		return rule.Broken{OwnCriteria.Breaks(text.T("The standard has no clauses yet.", "该标准尚无条款。")).At("clauses")}
	}
	if err := s.move(Publish); err != nil {
		return err
	}
	s.r.PublishedBy, s.r.PublishedAt = by, at
	s.add("standard.published")
	return nil
}

// Retire ends new applications for the standard.
func (s *Scheme) Retire() error {
	if err := s.move(Retire); err != nil {
		return err
	}
	s.add("standard.retired")
	return nil
}

func (s *Scheme) move(a Action) error {
	to, err := States.Next(Noun, s.r.State, a)
	if err == nil {
		s.r.State = to
	}
	return err
}

func (s *Scheme) add(happened string) { s.Add(happened, s.r.ID.String(), "code", s.r.Code) }

func (s *Scheme) describe(d Description) error {
	d = d.trimmed()
	if err := d.check(); err != nil {
		return err
	}
	s.r.Description = d
	return nil
}

var (
	codeForm   = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} /&().-]{0,50}:[0-9]{4}$`)
	numberForm = regexp.MustCompile(`^[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4}){0,6}$`)
)

// Bounds of a standard: beyond them a number is a slip.
const (
	mostClauses   = 500
	mostMaterials = 100
)

func (d Description) trimmed() Description {
	d.Code = strings.Join(strings.Fields(d.Code), " ")
	d.Clauses, d.Materials = slices.Clone(d.Clauses), slices.Clone(d.Materials)
	for i := range d.Clauses {
		c := &d.Clauses[i]
		c.Number = strings.TrimSpace(c.Number)
		c.Level = level(c.Number)
	}
	return d
}

func (d Description) check() error {
	var bad fault.Invalid
	if !codeForm.MatchString(d.Code) {
		bad.Add("code", text.T("Give a name and a year: “Green Office:2026”.", "请填写名称和年份，例如“绿色办公:2026”。"))
	}
	for _, e := range editions {
		if strings.EqualFold(e.Short, Bare(d.Code)) && (e.Short != Bare(d.Code) || year(d.Code) <= year(e.Code)) {
			bad.Add("code", text.Tf("%s is delivered with the software. A later edition of it has the same name and a later year.",
				"本系统已包含%s。其新版本应使用相同名称和更晚的年份。", e.Code))
			break
		}
	}
	bad.Require("system.en", d.System.En+d.System.Zh)
	bad.Require("title.en", d.Title.En+d.Title.Zh)
	d.checkClauses(&bad)
	for i, m := range d.Materials {
		at := fmt.Sprintf("materials[%d].", i)
		bad.Require(at+"title.en", m.Title.En+m.Title.Zh)
		if !slices.Contains([]Need{Required, Conditional, Optional}, m.Need) {
			bad.Add(at+"need", text.T("Choose required, where it applies, or optional.", "请选择必需、适用时提交或可选。"))
		}
	}
	if len(d.Materials) > mostMaterials {
		bad.Add("materials", text.Tf("At most %d materials.", "申请材料最多%d项。", mostMaterials))
	}
	return bad.OrNil()
}

func (d Description) checkClauses(bad *fault.Invalid) {
	if len(d.Clauses) > mostClauses {
		bad.Add("clauses", text.Tf("At most %d clauses.", "条款最多%d条。", mostClauses))
	}
	seen := map[string]bool{}
	for i, c := range d.Clauses {
		at := fmt.Sprintf("clauses[%d].", i)
		switch {
		case !numberForm.MatchString(c.Number):
			bad.Add(at+"number", text.Tf("Row %d: give a number such as 8.2.1 or A.5.", "第%d行：请填写条款号，例如8.2.1或A.5。", i+1))
		case seen[c.Number]:
			bad.Add(at+"number", text.Tf("Row %d: clause %s stands twice.", "第%d行：条款%s重复。", i+1, c.Number))
		}
		seen[c.Number] = true
		if strings.TrimSpace(c.Title.En+c.Title.Zh) == "" {
			bad.Add(at+"title", text.Tf("Row %d has no title.", "第%d行没有标题。", i+1))
		}
	}
}

// CheckClauses notes every row that is no clause.
func CheckClauses(clauses []Clause) error {
	var bad fault.Invalid
	Description{Clauses: clauses}.checkClauses(&bad)
	return bad.OrNil()
}

// Edition is the standard as those that are delivered.
func (o Own) Edition() Edition {
	return Edition{Code: o.Code, Display: o.Code, Short: Bare(o.Code), System: o.System, Title: o.Title, Selectable: o.State == Published}
}

// items are the materials of the standard as lines of the checklist, with keys of their own.
func (o Own) items() []Item {
	out := make([]Item, len(o.Materials))
	for i, m := range o.Materials {
		out[i] = Item{Key: fmt.Sprintf("own.%x.%d", o.ID[12:], i+1), Category: OwnDocuments, Need: m.Need, Title: m.Title, Clauses: m.Clauses, Hint: m.Hint}
		if out[i].Clauses == nil {
			out[i].Clauses = []string{}
		}
	}
	return out
}

// OwnDocuments is the group of what the standards of a body's own ask for.
const OwnDocuments = "own"

// Book is the standards of a body's own beside those that are delivered; the empty book knows the latter only.
type Book []Own

func (b Book) own(code string) (Own, bool) {
	for _, o := range b {
		if o.Code == code {
			return o, true
		}
	}
	return Own{}, false
}

// Editions lists all editions: those delivered, the newest of each standard first, then the body's own that clients may
// or might apply for.
func (b Book) Editions() []Edition {
	out := make([]Edition, len(editions), len(editions)+len(b))
	for i, e := range editions {
		out[i] = b.dated(e)
	}
	for _, o := range b {
		if o.State != Draft {
			out = append(out, b.dated(o.Edition()))
		}
	}
	return out
}

// Find is the edition of the code; ok is false where none is known.
func (b Book) Find(code string) (e Edition, ok bool) {
	e, ok = Find(code)
	if o, own := b.own(code); own {
		e, ok = o.Edition(), true
	}
	return b.dated(e), ok
}

// BySector tells whether audits to the standard need people who know the client's sector.
func (b Book) BySector(code string) bool {
	if o, ok := b.own(code); ok && !deliveredName(code) {
		return o.BySector
	}
	return !Same(code, ITSM) && !Same(code, ISMS)
}

// Clauses lists the clauses of the edition in their order, empty where they are not held.
func (b Book) Clauses(code string) []Clause {
	if o, ok := b.own(code); ok {
		return o.Clauses
	}
	return Clauses(code)
}

// ClauseTitle is the title of one clause, empty where the edition has none of that number.
func (b Book) ClauseTitle(code, number string) text.Text {
	for _, c := range b.Clauses(code) {
		if c.Number == number {
			return c.Title
		}
	}
	return text.Text{}
}

// Of is the book of those that are the codes or later editions of them and the body's own, without their clauses: what
// an application keeps.
func (b Book) Of(codes ...string) (out Book) {
	for _, o := range b {
		if slices.ContainsFunc(codes, func(code string) bool { return code == o.Code || o.follows(code) }) {
			o.Clauses = nil
			out = append(out, o)
		}
	}
	return out
}

// Delivered tells whether all of the codes are delivered with the software.
func Delivered(codes ...string) bool {
	return !slices.ContainsFunc(codes, func(code string) bool { _, known := Find(code); return !known })
}
