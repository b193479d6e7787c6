package app

import (
	"context"
	"errors"
	"io"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// print prints the certificate by the template in force for its standard; its QR code holds the link. What may not be issued
// so is an error.
func (a *App) print(tx *postgres.Tx, r certificate.Record, b body.Record) ([]byte, error) {
	in, _, err := a.printing(tx, r, b)
	if err != nil {
		return nil, err
	}
	file, wrong, err := pdf.Certificate(in)
	return file, errors.Join(err, wrong.OrNil())
}

// printing is what the certificate is printed from, by the template of its standard, and the edition of that.
func (a *App) printing(tx *postgres.Tx, r certificate.Record, b body.Record) (pdf.Print, int, error) {
	all, err := tx.Templates()
	if err != nil {
		return pdf.Print{}, 0, err
	}
	t := certificate.TemplateFor(r.Standard, all)
	in, err := a.printingBy(tx, r, b, t.Design)
	return in, t.Edition, err
}

func (a *App) printingBy(tx *postgres.Tx, r certificate.Record, b body.Record, d certificate.Design) (pdf.Print, error) {
	pictures := map[id.Picture][]byte{}
	for _, pid := range d.Pictures() {
		if _, err := tx.Picture(pid); err != nil {
			return pdf.Print{}, err
		}
		content, err := a.pictureContent(tx.Context(), b.ID, pid)
		if err != nil {
			return pdf.Print{}, err
		}
		pictures[pid] = content
	}
	return pdf.Print{Certificate: r, Body: b, Design: d, Pictures: pictures, Link: a.VerifyURL(r.Code), Made: r.IssuedOn.Start(b.Zone())}, nil
}

// printBy prints the certificate by the design, and tells what of it may not be issued.
func (a *App) printBy(tx *postgres.Tx, r certificate.Record, b body.Record, d certificate.Design) ([]byte, rule.Broken, error) {
	in, err := a.printingBy(tx, r, b, d)
	if err != nil {
		return nil, nil, err
	}
	return pdf.Certificate(in)
}

// readBack compares what another program reads in the finished document with what was decided (SM-148).
func readBack(r certificate.Record, file []byte) error {
	got, err := pdf.Read(file)
	if err != nil {
		return err
	}
	return r.ReadBack(got.Says)
}

// printable tells why the certificate cannot be printed and read back as it was decided, before anything is issued.
func (a *App) printable(tx *postgres.Tx, r certificate.Record, b body.Record) error {
	if err := r.CanClaim(b); err != nil {
		return err
	}
	file, err := a.print(tx, r, b)
	if err != nil {
		return err
	}
	return readBack(r, file)
}

func pictureKey(tenant id.Body, pid id.Picture) string {
	return "b/" + tenant.String() + "/pictures/" + pid.String()
}

func (a *App) pictureContent(ctx context.Context, tenant id.Body, pid id.Picture) ([]byte, error) {
	return a.fileContent(ctx, pictureKey(tenant, pid))
}

// fileContent is a stored file as a whole.
func (a *App) fileContent(ctx context.Context, key string) ([]byte, error) {
	content, err := a.Files.Get(ctx, key, 0, -1)
	if err != nil {
		return nil, err
	}
	defer func() { _ = content.Close() }()
	return io.ReadAll(content)
}
