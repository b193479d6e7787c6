package mail

import (
	"bufio"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	netmail "net/mail"
	"net/textproto"
	"strings"
	"unicode"
)

// Returned is a letter that a mail server took and could not bring to its reader after all.
type Returned struct {
	ID     string // its Message-ID without brackets
	Reason string // what the server of the reader said
}

const (
	reportSize = 10 << 20 // of a report with the letter that came back; the rest is not read
	reasonSize = 500
)

// ReadReturned reads a delivery status notification (RFC 3464). ok is false for any other mail, and for a notification of a
// delay or a delivery: only a failure for good counts.
func ReadReturned(r io.Reader) (out Returned, ok bool, err error) {
	m, err := netmail.ReadMessage(bufio.NewReader(io.LimitReader(r, reportSize)))
	if err != nil {
		return out, false, err
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/report" || !strings.EqualFold(params["report-type"], "delivery-status") {
		return out, false, nil //nolint:nilerr // a mail without a readable type is no notification
	}
	out.ID = bare(m.Header.Get("In-Reply-To"))
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return out, ok && out.ID != "", nil
		}
		if err != nil {
			return out, false, err
		}
		switch kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); kind {
		case "message/delivery-status", "message/global-delivery-status":
			out.Reason, ok = failure(part)
		case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers":
			if head := headOf(textproto.NewReader(bufio.NewReader(part))); head.Get("Message-Id") != "" {
				out.ID = bare(head.Get("Message-Id"))
			}
		}
	}
}

// failure is why a recipient will never get the letter, by the groups of fields of a notification.
func failure(r io.Reader) (why string, failed bool) {
	groups := textproto.NewReader(bufio.NewReader(r))
	for {
		group, err := groups.ReadMIMEHeader()
		if strings.EqualFold(group.Get("Action"), "failed") && strings.HasPrefix(group.Get("Status"), "5.") {
			return reason(group), true
		}
		if err != nil {
			return "", false
		}
	}
}

func reason(group textproto.MIMEHeader) string {
	said := group.Get("Diagnostic-Code")
	if _, words, typed := strings.Cut(said, ";"); typed {
		said = words
	}
	if strings.TrimSpace(said) == "" {
		said = group.Get("Status")
	}
	said = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(said, "?"))
	short := []rune(strings.Join(strings.Fields(said), " "))
	return string(short[:min(len(short), reasonSize)])
}

// headOf reads a head as far as it can be read: the letter below it does not matter.
func headOf(r *textproto.Reader) textproto.MIMEHeader {
	head, _ := r.ReadMIMEHeader()
	return head
}

// bare is the first identifier of the field without its brackets.
func bare(field string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(field), ">")
	return strings.TrimPrefix(first, "<")
}
