package app

import (
	"archive/zip"
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html"
	"io"
	"text/template"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

//go:embed holder.en.txt holder.zh-CN.txt
var holderFiles embed.FS

var holderWords = template.Must(template.ParseFS(holderFiles, "*.txt"))

// holderPack is what a holder gets with its certificate.
type holderPack struct {
	r     certificate.Record
	b     body.Record
	data  string // signed, empty of a certificate that another system issued
	subs  []packedSub
	marks []certificate.Mark
}

// packedSub is a signed sub-certificate.
type packedSub struct {
	certificate.SignedRecord
	Number string
}

var notInUse = fault.New(fault.IllegalMove, text.T(
	"The certificate is not valid today, so neither certificate nor marks may be used. The PDF by itself can still be downloaded.",
	"证书目前无效，不得使用证书和标志。证书PDF仍可单独下载。"))

// CertificatePack is all that the holder uses in one archive: the certificate, its data file, the badge and the marks that
// it may use today, with their rules (MK1). It is written as it is read.
func (a *App) CertificatePack(ctx context.Context, who access.Actor, cid id.Certificate) (name string, write func(io.Writer) error, err error) {
	var p holderPack
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		p, err = a.packOf(tx, cid)
		return err
	})
	if err != nil {
		return "", nil, err
	}
	_, file, err := a.PrintCertificate(ctx, who, cid)
	if err != nil {
		return "", nil, err
	}
	return p.r.Number + ".zip", func(w io.Writer) error { return a.writePack(ctx, w, p, file) }, nil
}

func (a *App) packOf(tx *postgres.Tx, cid id.Certificate) (p holderPack, err error) {
	if p.r, err = tx.Certificate(cid); err != nil {
		return p, err
	}
	today, err := a.today(tx)
	if err != nil {
		return p, err
	}
	if p.r.Status(today) != certificate.Status(certificate.Active) {
		return p, notInUse
	}
	if p.b, err = tx.Body(); err != nil {
		return p, err
	}
	all, err := tx.AllSigned(cid)
	signed, there := all[0]
	if err != nil || !there {
		return p, err
	}
	p.data = signed.Data
	for _, sub := range p.r.Documents()[1:] {
		if s, there := all[sub.Suffix]; there && sub.Status(today) == certificate.Status(certificate.Active) {
			p.subs = append(p.subs, packedSub{s, sub.Number})
		}
	}
	templates, err := tx.Templates()
	for _, t := range templates {
		if t.Edition == signed.Edition {
			p.marks = t.MarksInUse(p.r, today)
		}
	}
	return p, err
}

// packedMark is a mark as the words of the pack name it.
type packedMark struct {
	certificate.Mark
	File, Until string
}

func (a *App) writePack(ctx context.Context, w io.Writer, p holderPack, file []byte) error {
	z := zip.NewWriter(w)
	put := func(name string, content []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.Now()})
		if err == nil {
			_, err = f.Write(content)
		}
		return err
	}
	if err := put(p.r.Number+".pdf", file); err != nil {
		return err
	}
	if p.data != "" {
		if err := put(p.r.Number+".jws", []byte(p.data)); err != nil {
			return err
		}
	}
	for _, s := range p.subs {
		file, err := a.fileContent(ctx, s.File)
		if err != nil {
			return err
		}
		if err := errors.Join(put("sites/"+s.Number+".pdf", file), put("sites/"+s.Number+".jws", []byte(s.Data))); err != nil {
			return err
		}
	}
	marks := make([]packedMark, len(p.marks))
	for i, m := range p.marks {
		content, err := a.pictureContent(ctx, p.b.ID, m.Picture)
		if err != nil {
			return err
		}
		marks[i] = packedMark{m, fmt.Sprintf("marks/%d.%s", i+1, pictureEnding(content)), m.To.String()}
		if err := put(marks[i].File, content); err != nil {
			return err
		}
	}
	for _, l := range []text.Lang{text.En, text.Zh} {
		var words bytes.Buffer
		if err := holderWords.ExecuteTemplate(&words, fmt.Sprintf("holder.%s.txt", l), map[string]any{"Number": p.r.Number, "Holder": p.r.Holder.Name.In(l), "Standard": p.r.Edition(),
			"Body": p.b.Name.In(l), "Signed": p.data != "", "Keys": a.PublicURL + "/api/v1/bodies/" + p.b.Slug + "/signing-keys", "Verify": a.VerifyURL(p.r.Code), "Subs": p.subs, "Marks": marks}); err != nil {
			return err
		}
		if err := put(fmt.Sprintf("README.%s.txt", l), words.Bytes()); err != nil {
			return err
		}
		if err := put(fmt.Sprintf("badge.%s.html", l), []byte(a.badgeLine(p.r, l))); err != nil {
			return err
		}
	}
	return z.Close()
}

// badgeLine shows the badge in a page of the holder; the picture always comes from here.
func (a *App) badgeLine(r certificate.Record, l text.Lang) string {
	page := a.VerifyURL(r.Code)
	alt := text.Tf("%s: status of the certificate", "%s：证书状态", r.Edition()).In(l)
	return fmt.Sprintf("<a href=\"%s\"><img src=\"%s/badge.svg?lang=%s\" width=\"340\" height=\"64\" alt=\"%s\"></a>\n", html.EscapeString(page), html.EscapeString(page), l, html.EscapeString(alt))
}

func pictureEnding(content []byte) string {
	if bytes.HasPrefix(content, []byte("\x89PNG")) {
		return "png"
	}
	return "jpg"
}
