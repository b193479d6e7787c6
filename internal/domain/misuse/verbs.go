package misuse

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// OfHolder is the holder of the certificate, or who held it.
func OfHolder(c certificate.Record, today date.Date) (Against, error) {
	if c.State == certificate.Superseded {
		var bad fault.Invalid
		bad.Add("certificate", text.T("Another certificate has taken the place of this one: choose that.", "该证书已换发，请选择换发后的证书。"))
		return Against{}, bad
	}
	party := OfFormer
	if c.Standing(today) {
		party = OfClient
	}
	return Against{Party: party, ClientID: c.ClientID, Name: c.Holder.Name, Country: c.Holder.Country, CertificateID: c.ID, Certificate: c.Number,
		Standard: c.Standard, ProgrammeID: c.ProgrammeID, Cycle: c.Cycle}, nil
}

// OfOutsider is a company that never had a certificate of the body.
func OfOutsider(name, country string) (Against, error) {
	name, country = strings.TrimSpace(name), strings.ToUpper(strings.TrimSpace(country))
	var bad fault.Invalid
	bad.Require("company", name)
	if len(country) != 2 {
		bad.Add("country", text.T("Choose the country.", "请选择国家或地区。"))
	}
	return Against{Party: OfNobody, Name: text.T(name, name), Country: country}, bad.OrNil()
}

// Act is who does something on which day.
type Act struct {
	By string
	On date.Date
}

// Finding is what a misuse is recorded from. Hidden are the words by which a complainant is known, which stand nowhere in
// it.
type Finding struct {
	ID        id.Misuse
	Reference string
	Against   Against
	Sighting  Sighting
	Source    Source
	Hidden    []string
}

// Detect records a misuse.
func Detect(f Finding, a Act) (*Misuse, error) {
	s := f.Sighting
	s.What, s.Where = strings.TrimSpace(s.What), strings.TrimSpace(s.Where)
	s.Names, s.Files = append([]Named{}, s.Names...), append([]id.Document{}, s.Files...)
	if err := s.check(a.On); err != nil {
		return nil, err
	}
	if err := s.names(f.Hidden); err != nil {
		return nil, err
	}
	m := &Misuse{r: Record{ID: f.ID, Version: 1, Reference: f.Reference, State: Detected, Against: f.Against, Sighting: s, Source: f.Source,
		RecordedOn: a.On, RecordedBy: a.By, Warnings: []Warning{}, Steps: []Step{}}}
	m.add("misuse.detected")
	return m, nil
}

func (s Sighting) check(today date.Date) error {
	var bad fault.Invalid
	if !slices.Contains(Kinds, s.Kind) {
		bad.Add("kind", text.T("Choose what was seen.", "请选择误用情形。"))
	}
	bad.Require("what", s.What)
	bad.Require("where", s.Where)
	switch {
	case s.SeenOn.IsZero():
		bad.Require("seen_on", "")
	case s.SeenOn.After(today):
		bad.Add("seen_on", text.T("This day is still to come.", "该日期尚未到来。"))
	}
	if len(s.Files) > mostFiles {
		bad.Add("files", text.Tf("There are more than %d files.", "文件超过%d个。", mostFiles))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	if s.Kind == InStatement && !slices.ContainsFunc(everything, func(n Named) bool { return !slices.Contains(s.Names, n) }) {
		return rule.Broken{SM170.Breaks(text.T("This statement names all three: it is allowed, and there is nothing to record.", "该声明已写明全部三项内容，属于允许的声明，无需记录。")).At("names")}
	}
	return nil
}

// names refuses words by which a complainant is known (SM-173).
func (s Sighting) names(hidden []string) error {
	return Hide(hidden, map[string]string{"what": s.What, "where": s.Where})
}

// Hide refuses what the client will read, by field, where it holds a word by which a complainant is known (SM-173).
func Hide(hidden []string, said map[string]string) error {
	for _, field := range slices.Sorted(maps.Keys(said)) {
		for _, word := range hidden {
			if word = strings.TrimSpace(word); word != "" && tells(said[field], word) {
				return rule.Broken{SM173.Breaks(text.T("This tells who complained: write it without the name and the address of the complainant.", "此处透露了投诉人身份：请删去投诉人姓名和地址。")).At(field)}
			}
		}
	}
	return nil
}

// tells finds a word as a whole where words are written apart, so that a short name is not found within other words.
func tells(says, word string) bool {
	return regexp.MustCompile(`(?i)(^|[^\p{Latin}\p{Cyrillic}\p{N}])` + regexp.QuoteMeta(word) + `($|[^\p{Latin}\p{Cyrillic}\p{N}])`).MatchString(says)
}

// Warn asks for the correction within the days of the body (SM-171). Sent says how the letter goes to somebody outside, who
// does not read it here.
func (m *Misuse) Warn(says, sent string, limits pack.Set, a Act) error {
	var bad fault.Invalid
	bad.Require("says", says)
	m.r.outside(&bad, sent)
	if err := m.can(Warn, bad); err != nil {
		return err
	}
	m.ask(says, sent, limits, a)
	m.move(Warn, a, "")
	return nil
}

// outside wants to know how a letter goes to somebody who does not read it here.
func (r Record) outside(bad *fault.Invalid, sent string) {
	if r.Party == OfNobody {
		bad.Require("sent", sent)
	}
}

func (m *Misuse) ask(says, sent string, limits pack.Set, a Act) {
	if m.r.Party != OfNobody {
		sent = "" // read here, and written by mail
	}
	m.r.Warnings = append(slices.Clone(m.r.Warnings), Warning{Number: len(m.r.Warnings) + 1, On: a.On, By: a.By, Says: strings.TrimSpace(says),
		Sent: strings.TrimSpace(sent), DueOn: a.On.AddDays(limits.Of(pack.MisuseDays)), Proof: []id.Document{}})
}

// canAnswer tells whether a warning is there that is not answered.
func (r Record) canAnswer() error {
	if w, warned := r.Last(); !warned || w.Answered() {
		return fault.New(fault.IllegalMove, text.T("No answer is asked for.", "目前无需答复。"))
	}
	_, err := States.Next(Noun, r.State, Answer)
	return err
}

// Answer takes what was corrected, with what shows it.
func (m *Misuse) Answer(says string, proof []id.Document, a Act) error {
	if err := m.r.canAnswer(); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("says", says)
	if len(proof) > mostFiles {
		bad.Add("proof", text.Tf("There are more than %d files.", "文件超过%d个。", mostFiles))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	w := m.last()
	w.Answer, w.Proof, w.AnsweredOn, w.AnsweredBy = strings.TrimSpace(says), append([]id.Document{}, proof...), a.On, a.By
	m.move(Answer, a, "")
	return nil
}

// last is the latest warning, to be changed.
func (m *Misuse) last() *Warning {
	m.r.Warnings = slices.Clone(m.r.Warnings)
	return &m.r.Warnings[len(m.r.Warnings)-1]
}

// Accept says that the misuse is corrected or has stopped; what shows it is noted where nobody answered.
func (m *Misuse) Accept(note string, a Act) error {
	var bad fault.Invalid
	if m.r.State != Answered {
		bad.Require("note", note)
	}
	return m.moved(Accept, bad, a, note)
}

// Return asks again, with what is still wrong or not shown.
func (m *Misuse) Return(reason, sent string, limits pack.Set, a Act) error {
	var bad fault.Invalid
	bad.Require("note", reason)
	m.r.outside(&bad, sent)
	if err := m.can(Return, bad); err != nil {
		return err
	}
	w := m.last()
	w.Returned, w.ReturnedOn = strings.TrimSpace(reason), a.On
	m.ask(reason, sent, limits, a)
	m.move(Return, a, reason)
	return nil
}

// canEscalate tells whether there is a certificate to suspend (SM-174).
func (r Record) canEscalate(valid bool) error {
	if valid {
		return nil
	}
	return rule.Broken{SM174.Breaks(text.T("There is no valid certificate to suspend.", "没有可暂停的有效证书。"))}
}

// Escalate proposes the suspension to those who decide; valid tells whether the certificate is valid today.
func (m *Misuse) Escalate(reason string, valid bool, a Act) error {
	var bad fault.Invalid
	bad.Require("note", reason)
	if err := m.can(Escalate, bad); err != nil {
		return err
	}
	if err := m.r.canEscalate(valid); err != nil {
		return err
	}
	m.r.ProposedOn = a.On
	m.move(Escalate, a, reason)
	return nil
}

// Sue records that the body takes legal action, and what it does.
func (m *Misuse) Sue(what string, a Act) error {
	var bad fault.Invalid
	bad.Require("note", what)
	return m.moved(Sue, bad, a, what)
}

// Dismiss says why it is no misuse.
func (m *Misuse) Dismiss(reason string, a Act) error {
	var bad fault.Invalid
	bad.Require("note", reason)
	return m.moved(Dismiss, bad, a, reason)
}

// Note keeps what happened on a day, today or before.
func (m *Misuse) Note(on date.Date, what string, a Act) error {
	if !m.r.Open() {
		return fault.New(fault.IllegalMove, text.T("The misuse is closed.", "该误用已关闭。"))
	}
	var bad fault.Invalid
	bad.Require("note", what)
	switch {
	case on.IsZero():
		bad.Require("on", "")
	case on.After(a.On):
		bad.Add("on", text.T("This day is still to come.", "该日期尚未到来。"))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	m.step(Note, Act{By: a.By, On: on}, what)
	m.add("misuse.noted")
	return nil
}

// can tells whether the move is possible in this state, and what is left out.
func (m *Misuse) can(do Action, bad fault.Invalid) error {
	if _, err := States.Next(Noun, m.r.State, do); err != nil {
		return err
	}
	return bad.OrNil()
}

func (m *Misuse) moved(do Action, bad fault.Invalid, a Act, note string) error {
	if err := m.can(do, bad); err != nil {
		return err
	}
	m.move(do, a, note)
	return nil
}

// move makes a move that is possible.
func (m *Misuse) move(do Action, a Act, note string) {
	m.r.State = States[m.r.State][do]
	m.step(do, a, note)
	m.add("misuse." + string(do))
}

func (m *Misuse) step(do Action, a Act, note string) {
	m.r.Steps = append(slices.Clone(m.r.Steps), Step{do, a.On, a.By, strings.TrimSpace(note)})
}

func (m *Misuse) add(happened string) {
	m.Add(happened, m.r.ID.String(), "client", m.r.ClientID.String())
}
