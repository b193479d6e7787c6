package certificate

import (
	"fmt"
	"slices"
	"time"

	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of the house about how certificates are printed. No standard asks for them in these words.
var (
	SM146 = rule.Rule{ID: "SM-146", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
		"A published template never changes; a later edition takes its place, and a certificate keeps the edition it was printed with.",
		"已发布的模板不再更改，由新版本替代；证书保留其打印时所用的版本。")}
	SM147 = rule.Rule{ID: "SM-147", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
		"A certificate is printed whole or not at all: every character has a glyph, and every word and line has its place on the page.",
		"证书须完整打印，否则不予颁发：每个字符均有字形，每个词和每一行均在页面之内。")}
)

// Arrangement is how English and Chinese stand on a certificate.
type Arrangement string

// The arrangements of the two languages.
const (
	Below    Arrangement = "below"    // Chinese below English
	Beside   Arrangement = "beside"   // English at the left, Chinese at the right
	Separate Arrangement = "separate" // first whole in English, then whole in Chinese
)

// Colour is that of the frame, the headings and the standard. Only colours are offered that stay legible in print.
type Colour string

// The colours of certificates.
const (
	Petrol   Colour = "petrol"
	Navy     Colour = "navy"
	Burgundy Colour = "burgundy"
	Forest   Colour = "forest"
	Graphite Colour = "graphite"
)

var (
	arrangements = []Arrangement{Below, Beside, Separate}
	colours      = []Colour{Petrol, Navy, Burgundy, Forest, Graphite}
)

// Design is what a body decides about the looks of its certificates.
type Design struct {
	Standards   []string    `json:"standards" nullable:"false" maxItems:"40" doc:"that it is for; none: all for which there is no other"`
	Arrangement Arrangement `json:"arrangement" enum:"below,beside,separate"`
	Colour      Colour      `json:"colour" enum:"petrol,navy,burgundy,forest,graphite"`
	Title       text.Text   `json:"title" doc:"above the number"`
	Intro       text.Text   `json:"intro" doc:"before the name of the holder"`
	Words       text.Text   `json:"words,omitzero" doc:"below the scope"`
	Signatory   text.Text   `json:"signatory,omitzero" doc:"below the line for the signature"`
	Logo        id.Picture  `json:"logo,omitzero"`
	Seal        id.Picture  `json:"seal,omitzero"`
	Signature   id.Picture  `json:"signature,omitzero"`
	Marks       []Mark      `json:"marks" nullable:"false" maxItems:"4"`
}

// Picture is a picture that certificates can show, as it was read.
type Picture struct {
	ID     id.Picture `json:"id"`
	Type   string     `json:"type" enum:"image/png,image/jpeg"`
	Width  int        `json:"width"`
	Height int        `json:"height"`
	By     string     `json:"by"`
	At     time.Time  `json:"at"`
}

// Template is an edition of the design of a body's certificates. It never changes (SM-146).
type Template struct {
	Design
	ID      id.Template `json:"id"`
	Version int         `json:"version"`
	Edition int         `json:"edition"` // from 1; the design delivered is 0
	Note    string      `json:"note,omitempty"`
	By      string      `json:"by"`
	At      time.Time   `json:"at"`
}

// Delivered is the design of certificates where the body has published none.
var Delivered = Design{Standards: []string{}, Arrangement: Below, Colour: Petrol, Title: text.T("Certificate", "认证证书"),
	Intro: text.T("This is to certify that the management system of", "兹证明以下组织的管理体系"), Marks: []Mark{}}

// TemplateFor is the template by which certificates to the standard are printed: the newest for this standard, otherwise
// the newest for all, otherwise the one delivered.
func TemplateFor(code string, all []Template) Template {
	newest := func(is func(Template) bool) (out Template) {
		for _, t := range all {
			if is(t) && t.Edition > out.Edition {
				out = t
			}
		}
		return out
	}
	if t := newest(func(t Template) bool { return slices.Contains(t.Standards, code) }); t.Edition > 0 {
		return t
	}
	if t := newest(func(t Template) bool { return len(t.Standards) == 0 }); t.Edition > 0 {
		return t
	}
	return Template{Design: Delivered}
}

// NewTemplate is a template that is being published.
type NewTemplate struct {
	r Template
	event.Log
}

// PublishTemplate checks a design and puts it in force for its standards; offered are those to which the body certifies.
func PublishTemplate(t Template, offered []string) (*NewTemplate, error) {
	if err := t.Check(offered); err != nil {
		return nil, err
	}
	t.Version = 1
	n := &NewTemplate{r: t}
	n.Add("certificate_template.published", t.ID.String(), "edition", fmt.Sprint(t.Edition))
	return n, nil
}

// Record is a copy of the template as it is stored.
func (n *NewTemplate) Record() Template { return n.r }

// Check tells what of the design cannot be published; offered are the standards to which the body certifies.
func (d Design) Check(offered []string) error {
	var bad fault.Invalid
	var broken rule.Broken
	d.checkWords(&bad)
	if !slices.Contains(arrangements, d.Arrangement) {
		bad.Add("arrangement", text.T("Choose how the languages stand.", "请选择语言排列方式。"))
	}
	if !slices.Contains(colours, d.Colour) {
		bad.Add("colour", text.T("Choose one of the colours.", "请选择一种颜色。"))
	}
	for _, code := range d.Standards {
		if !slices.Contains(offered, code) {
			bad.Add("standards", text.Tf("This body does not certify to %s.", "本机构不提供 %s 认证。", code))
		}
	}
	codes := d.Standards
	if len(codes) == 0 {
		codes = offered
	}
	for i, m := range d.Marks {
		m.check(i, codes, &bad, &broken)
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	return broken.OrNil()
}

func (d Design) checkWords(bad *fault.Invalid) {
	bad.Require("title.en", d.Title.En)
	bad.Require("title.zh", d.Title.Zh)
	bad.Require("intro.en", d.Intro.En)
	bad.Require("intro.zh", d.Intro.Zh)
	half := text.T("Write it in both languages, or in none.", "请填写两种语言，或均不填写。")
	if (d.Words.En == "") != (d.Words.Zh == "") {
		bad.Add("words", half)
	}
	if (d.Signatory.En == "") != (d.Signatory.Zh == "") {
		bad.Add("signatory", half)
	}
}

// Pictures are those that the design shows.
func (d Design) Pictures() (out []id.Picture) {
	all := []id.Picture{d.Logo, d.Seal, d.Signature}
	for _, m := range d.Marks {
		all = append(all, m.Picture)
	}
	return slices.DeleteFunc(all, id.Picture.IsZero)
}

func ofMark(i int, name string) string { return fmt.Sprintf("marks[%d].%s", i, name) }
