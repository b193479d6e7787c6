package fee

import (
	"errors"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

// Rule "SM-84": the scan needs its day and its document, the day between sending and today.
func TestAcceptedOnPaper(t *testing.T) {
	today := sentOn.AddDays(7)
	paper := application.Document{ID: id.Document{9}, ClientID: id.Client{1}, Name: "signed.pdf", Type: "application/pdf", SHA256: "ab"}
	typed := func(mediaType string) application.Document { d := paper; d.Type = mediaType; return d }
	for name, c := range map[string]struct {
		scan   application.Document
		signed date.Date
		field  string
	}{
		"on the day it was sent": {paper, sentOn, ""},
		"today":                  {typed("image/jpeg"), today, ""},
		"the day before":         {paper, sentOn.AddDays(-1), "signed_on"},
		"tomorrow":               {paper, today.AddDays(1), "signed_on"},
		"no day":                 {paper, date.Date{}, "signed_on"},
		"no document":            {application.Document{}, today, "document"},
		"a spreadsheet":          {typed("application/vnd.ms-excel"), today, "document"},
	} {
		q := quotation(t, Sent)
		q.r.SentOn = sentOn
		err := q.AcceptOnPaper(Acceptance{Name: "Li Lei", Position: "CEO", At: noon}, c.scan, "Rita", c.signed, today)
		var broken rule.Broken
		switch {
		case c.field != "":
			if !errors.As(err, &broken) || broken[0].Rule.ID != "SM-84" || broken[0].Field != c.field {
				t.Errorf("%s: %v", name, err)
			}
		case err != nil || q.r.State != Accepted:
			t.Errorf("%s: %v", name, err)
		default:
			if s := q.r.Acceptance.Scan; s.DocumentID != c.scan.ID || s.SHA256 != "ab" || s.SignedOn != c.signed || s.FiledBy != "Rita" {
				t.Errorf("%s: %+v", name, s)
			}
		}
	}
	q := quotation(t, Sent)
	other := paper
	other.ClientID = id.Client{2}
	var f fault.Error
	if err := q.AcceptOnPaper(Acceptance{Name: "Li Lei", Position: "CEO"}, other, "Rita", today, today); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("a file of another client: %v", err)
	}
	var bad fault.Invalid
	if err := q.AcceptOnPaper(Acceptance{Name: "Li Lei"}, paper, "Rita", today, today); !errors.As(err, &bad) || bad.Fields[0].Path != "position" {
		t.Errorf("without a position: %v", err)
	}
}
