package mail

import (
	"strings"
	"testing"
)

// notification is what Postfix writes, with other words in its places.
func notification(change ...string) string {
	const text = `From: MAILER-DAEMON@mx.example.org
To: no-reply@triennia.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="B1"

--B1
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Fri, 27 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822; gone@bluewater.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <gone@bluewater.example>: Recipient address
    rejected

--B1
Content-Type: message/rfc822

Message-ID: <0192-ab@triennia.example>
From: no-reply@triennia.example
Subject: Surveillance audit 1

Dear Niamh

--B1--
`
	return strings.NewReplacer(append(change, "\n", "\r\n")...).Replace(text)
}

func TestALetterThatCameBack(t *testing.T) {
	for name, x := range map[string]struct {
		mail string
		want Returned
		ok   bool
	}{
		"failed for good":   {notification(), Returned{"0192-ab@triennia.example", "550 5.1.1 <gone@bluewater.example>: Recipient address rejected"}, true},
		"headers only":      {notification("message/rfc822", "text/rfc822-headers"), Returned{"0192-ab@triennia.example", "550 5.1.1 <gone@bluewater.example>: Recipient address rejected"}, true},
		"lines end in LF":   {strings.ReplaceAll(notification(), "\r\n", "\n"), Returned{"0192-ab@triennia.example", "550 5.1.1 <gone@bluewater.example>: Recipient address rejected"}, true},
		"no diagnosis":      {notification("Diagnostic-Code: smtp; 550 5.1.1 <gone@bluewater.example>: Recipient address\n    rejected\n", ""), Returned{"0192-ab@triennia.example", "5.1.1"}, true},
		"a reply to it":     {notification("Message-ID: <0192-ab@triennia.example>\n", "", "MIME-Version: 1.0", "In-Reply-To: <0192-cd@triennia.example>"), Returned{ID: "0192-cd@triennia.example"}, true},
		"a delay":           {notification("Action: failed", "Action: delayed", "5.1.1\n", "4.4.1\n"), Returned{}, false},
		"failed for now":    {notification("Status: 5.1.1", "Status: 4.2.2"), Returned{}, false},
		"delivered":         {notification("Action: failed", "Action: delivered"), Returned{}, false},
		"nobody's letter":   {notification("Message-ID: <0192-ab@triennia.example>\n", ""), Returned{}, false},
		"an absence notice": {"Subject: Out of office\r\nContent-Type: text/plain\r\n\r\nI am away.\r\n", Returned{}, false},
		"a read receipt":    {notification("report-type=delivery-status", "report-type=disposition-notification"), Returned{}, false},
	} {
		got, ok, err := ReadReturned(strings.NewReader(x.mail))
		if err != nil || ok != x.ok || ok && (got.ID != x.want.ID || x.want.Reason != "" && got.Reason != x.want.Reason) {
			t.Errorf("%s: %+v %v %v", name, got, ok, err)
		}
	}
}

func TestWhatIsNoMailIsAnError(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":         "",
		"no head":         "hello",
		"without an edge": "Content-Type: multipart/report; report-type=delivery-status\r\n\r\nx",
	} {
		if got, ok, err := ReadReturned(strings.NewReader(text)); ok || err == nil {
			t.Errorf("%s: %+v %v %v", name, got, ok, err)
		}
	}
}
