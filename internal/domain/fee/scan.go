package fee

import (
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SignedScan is the evidence of a signature on paper.
type SignedScan struct {
	SignedOn   date.Date   `json:"signed_on"`
	DocumentID id.Document `json:"document_id"`
	File       string      `json:"file"`   // name of the scan
	SHA256     string      `json:"sha256"` // of the scan, lower-case hexadecimal
	FiledBy    string      `json:"filed_by"`
}

// AcceptOnPaper is Accept by the scan d of the paper that was signed on the day. The acceptance names who signed;
// its identity, time and address are those of who filed the scan.
func (q *Quotation) AcceptOnPaper(a Acceptance, d application.Document, filedBy string, signed, today date.Date) error {
	if err := q.CanAccept(today); err != nil {
		return err
	}
	if err := q.r.checkScan(d, signed, today); err != nil {
		return err
	}
	a.Scan = &SignedScan{SignedOn: signed, DocumentID: d.ID, File: d.Name, SHA256: d.SHA256, FiledBy: filedBy}
	return q.Accept(a, today)
}

// checkScan tells what the signed paper lacks (SM-84).
func (r Record) checkScan(d application.Document, signed, today date.Date) error {
	var broken rule.Broken
	breaks := func(field string, why text.Text) { broken = append(broken, SignedOnPaper.Breaks(why).At(field)) }
	switch {
	case signed.IsZero():
		breaks("signed_on", text.T("Give the day of the signature.", "请填写签署日期。"))
	case signed.Before(r.SentOn):
		breaks("signed_on", text.Tf("The quotation was sent on %s; it cannot have been signed before.", "报价于%s发出，签署日期不得早于该日。", r.SentOn))
	case signed.After(today):
		breaks("signed_on", text.T("The day of the signature lies in the future.", "签署日期不得晚于今天。"))
	}
	switch {
	case d.ID.IsZero():
		breaks("document", text.T("Choose the scan of the signed paper.", "请选择签署件的扫描件。"))
	case d.ClientID != r.ClientID:
		return fault.Missing(text.T("file", "文件"))
	case d.Type != "application/pdf" && !strings.HasPrefix(d.Type, "image/"):
		breaks("document", text.T("The scan is a PDF or a picture.", "扫描件须为PDF或图片。"))
	}
	return broken.OrNil()
}
