package pdf

import (
	"time"

	"triennia/internal/domain/misuse"
	"triennia/internal/domain/text"
)

// Warning is the letter about a misuse in both languages, a page each, made at the given instant.
func Warning(r misuse.Record, letter, body text.Text, at time.Time) ([]byte, error) {
	title := text.T("Use of certificate and mark", "证书和标志的使用")
	d := New(Page{Title: Join(title, " ") + " " + r.Reference, Author: body.In(text.En), At: at, HeadLeft: Join(body, "  "), HeadRight: r.Reference,
		Foot: Join(r.Name, "  ")})
	d.Title(title)
	d.Paragraph(letter.En, Style{})
	d.NewPage()
	d.Title(title)
	d.Paragraph(letter.Zh, Style{})
	return d.Bytes()
}
