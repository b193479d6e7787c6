package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// CertificateTemplates are all editions, the newest first, and what is in force for each standard.
type CertificateTemplates struct {
	Editions []certificate.Template `json:"editions" nullable:"false"`
	InForce  []TemplateInForce      `json:"in_force" nullable:"false"`
	Begin    certificate.Design     `json:"begin" doc:"what a new edition begins from: the newest, or the one delivered"`
}

// TemplateInForce is the edition by which certificates to a standard are printed.
type TemplateInForce struct {
	Standard string `json:"standard"`
	Edition  int    `json:"edition" doc:"0 is the design delivered with the software"`
}

// ListTemplates are the designs of certificates that the body has published.
func (a *App) ListTemplates(ctx context.Context, who access.Actor) (CertificateTemplates, error) {
	out := CertificateTemplates{Editions: []certificate.Template{}, InForce: []TemplateInForce{}, Begin: certificate.Delivered}
	err := a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		all, err := tx.Templates()
		if len(all) > 0 {
			out.Editions, out.Begin = all, all[0].Design
		}
		for _, code := range b.Standards {
			out.InForce = append(out.InForce, TemplateInForce{code, certificate.TemplateFor(code, all).Edition})
		}
		return err
	})
	return out, err
}

// picturesInUse keeps a picture from being removed while a template that shows it is published.
const picturesInUse = "certificate pictures"

// PublishTemplate puts a new edition of the design in force for its standards, once an example can be printed by it.
func (a *App) PublishTemplate(ctx context.Context, who access.Actor, d certificate.Design, note string) (out certificate.Template, err error) {
	err = a.write(ctx, who, "certificate_template.publish", func(tx *postgres.Tx) error {
		if err := tx.AloneIn(picturesInUse); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		edition, err := tx.NextNumber("certificate-templates")
		if err != nil {
			return err
		}
		n, err := certificate.PublishTemplate(certificate.Template{Design: d, ID: id.Template(newID()), Edition: int(edition), Note: note, By: who.Name, At: a.Now()}, b.Standards)
		if err != nil {
			return err
		}
		if _, wrong, err := a.printBy(tx, a.sampleFor(b, d, 1), b, d); err != nil || wrong != nil {
			return errors.Join(err, wrong.OrNil())
		}
		out = n.Record()
		return tx.InsertTemplate(n)
	})
	return out, err
}

// sampleFor is an example of a certificate that is printed by the design.
func (a *App) sampleFor(b body.Record, d certificate.Design, sites int) certificate.Record {
	code := b.Standards[0]
	if len(d.Standards) > 0 {
		code = d.Standards[0]
	}
	return certificate.Sample(b, code, sites, b.Today(a.Now()))
}

// With is what a design is looked at with: a certificate of the body, or an example.
type With struct {
	Certificate id.Certificate `json:"certificate,omitzero"`
	Sites       int            `json:"sites,omitempty" maximum:"200" doc:"of the example"`
}

// TemplatePreview is a certificate by a design that is not published, and what of it could not be issued.
type TemplatePreview struct {
	File     []byte         `json:"file" doc:"PDF, in base64"`
	Problems []PrintProblem `json:"problems" nullable:"false"`
}

// PrintProblem is what of a field cannot be printed, or is not permitted.
type PrintProblem struct {
	Field string    `json:"field"`
	Says  text.Text `json:"says"`
}

// PreviewTemplate prints a certificate by a design that is not published. Nothing is kept.
func (a *App) PreviewTemplate(ctx context.Context, who access.Actor, d certificate.Design, with With) (out TemplatePreview, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		r := a.sampleFor(b, d, with.Sites)
		if !with.Certificate.IsZero() {
			if r, err = tx.Certificate(with.Certificate); err != nil {
				return err
			}
		}
		file, wrong, err := a.printBy(tx, r, b, d)
		out = TemplatePreview{file, append(problemsOf(d.Check(b.Standards)), problemsOf(wrong.OrNil())...)}
		return err
	})
	return out, err
}

// problemsOf are the fields that an error names.
func problemsOf(err error) []PrintProblem {
	out := []PrintProblem{}
	var bad fault.Invalid
	if errors.As(err, &bad) {
		for _, f := range bad.Fields {
			out = append(out, PrintProblem{f.Path, f.Says})
		}
	}
	var broken rule.Broken
	if errors.As(err, &broken) {
		for _, b := range broken {
			out = append(out, PrintProblem{b.Field, b.Sentence()})
		}
	}
	return out
}
