package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	netmail "net/mail"
	"testing"

	"triennia/internal/domain/message"
)

func TestWhatALetterEnclosesIsAttached(t *testing.T) {
	const content = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
	m, err := SMTP{From: "Triennia <no-reply@example.org>"}.message(Letter{ID: "1@example.org", To: "ann@example.test", Name: "Ann",
		ReplyTo: "office@example.org", Subject: "审核", Text: "Dear Ann\n",
		Enclosed: []message.Enclosure{{Name: "E-26-0001.ics", Type: "text/calendar; charset=utf-8; method=CANCEL", Content: content}}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := m.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	got, err := netmail.ReadMessage(&out)
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(got.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(got.Body, params["boundary"])
	if _, err := parts.NextPart(); err != nil {
		t.Fatal(err)
	}
	file, err := parts.NextPart()
	if err != nil {
		t.Fatal(err)
	}
	kind, of, _ := mime.ParseMediaType(file.Header.Get("Content-Type"))
	body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, file))
	if err != nil || kind != "text/calendar" || of["method"] != "CANCEL" || of["charset"] != "utf-8" || file.FileName() != "E-26-0001.ics" || string(body) != content {
		t.Errorf("%s %v %s %q %v", kind, of, file.FileName(), body, err)
	}
}
