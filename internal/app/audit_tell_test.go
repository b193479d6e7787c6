package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/message"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// line is the value of a line of a calendar file.
func line(file, name string) string {
	for l := range strings.SplitSeq(file, "\r\n") {
		if v, ok := strings.CutPrefix(l, name); ok {
			return v
		}
	}
	return ""
}

func TestEverybodyGetsTheDatesOfAnAuditAsACalendarFile(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	a, aid, box := c.w.App, c.audit.ID, &mail.Fake{}
	a.Mail = box
	lena := c.w.Competent("Lena Vogt", access.Auditor, staff.Lead)
	prop := c.proposal("2026-12-07", "2026-12-08")
	prop.Team = append(prop.Team, audit.Member{PersonID: lena.Identity, Role: audit.Auditor})
	steps := []struct {
		do           func(v int) (app.AuditView, error)
		method, says string
		readers      []access.Actor
	}{
		{func(v int) (app.AuditView, error) { return a.ProposeAudit(bg, c.planner, aid, v, prop) }, "PUBLISH", "TENTATIVE",
			[]access.Actor{c.applicant, c.lead}},
		{func(v int) (app.AuditView, error) { return a.ConfirmAudit(bg, c.applicant, aid, v) }, "PUBLISH", "CONFIRMED",
			[]access.Actor{c.applicant, c.lead, lena}},
		{func(v int) (app.AuditView, error) {
			return a.ProposeAudit(bg, c.planner, aid, v, c.proposal("2026-12-14", "2026-12-15"))
		}, "PUBLISH", "TENTATIVE", []access.Actor{c.applicant, c.lead}},
		{func(v int) (app.AuditView, error) {
			return a.CancelAudit(bg, c.planner, aid, v, "the client moves house")
		}, "CANCEL", "CANCELLED",
			[]access.Actor{c.applicant, c.lead}},
	}
	before, uid := 0, aid.String()+"@triennia.test"
	for i, s := range steps {
		c.step(t, s.do)
		sequence := 0
		box.Letters = nil
		c.w.Work()
		got := map[string]string{}
		for _, l := range box.Letters {
			if l.ReplyTo != c.w.Body.Email {
				t.Errorf("step %d: answers go to %q", i, l.ReplyTo)
			}
			if len(l.Enclosed) == 1 {
				got[l.Name] = l.Enclosed[0].Content
				if want := "text/calendar; charset=utf-8; method=" + line(l.Enclosed[0].Content, "METHOD:"); l.Enclosed[0].Type != want {
					t.Errorf("step %d: %s, want %s", i, l.Enclosed[0].Type, want)
				}
			}
		}
		for _, who := range s.readers {
			f := got[who.Name]
			if line(f, "METHOD:") != s.method || line(f, "STATUS:") != s.says || line(f, "UID:") != uid {
				t.Errorf("step %d, %s: %s", i, who.Name, f)
			}
			_, _ = fmt.Sscan(line(f, "SEQUENCE:"), &sequence)
			if sequence <= before {
				t.Errorf("step %d, %s: sequence %d after %d", i, who.Name, sequence, before)
			}
		}
		before = sequence
		if i == 2 && line(got[lena.Name], "METHOD:") != "CANCEL" {
			t.Errorf("who left the team keeps the dates: %s", got[lena.Name])
		}
	}
}

func TestAnAdministratorOpensWhatALetterEncloses(t *testing.T) {
	c := newCast(t, programme.Surveillance)
	c.step(t, func(v int) (app.AuditView, error) {
		return c.w.App.ProposeAudit(bg, c.planner, c.audit.ID, v, c.proposal("2026-12-07", "2026-12-08"))
	})
	list, _, err := c.w.App.ListMessages(context.Background(), c.w.Admin, postgres.Page{}, postgres.MessageFilter{})
	c.w.Must(err)
	i := slices.IndexFunc(list, func(m message.Record) bool { return m.Template == "audit_proposed" })
	m, err := c.w.App.GetMessage(bg, c.w.Admin, list[i].ID)
	if err != nil || len(m.Enclosed) != 1 || m.Enclosed[0].Name != c.audit.Reference+".ics" || m.Enclosed[0].Content != "" || list[i].Enclosed[0].Content != "" {
		t.Fatalf("the letter: %s, %v", testkit.JSON(m), err)
	}
	e, err := c.w.App.OpenEnclosure(bg, c.w.Admin, m.ID, 1)
	if err != nil || !strings.Contains(e.Content, "UID:"+c.audit.ID.String()) || !strings.HasPrefix(e.Type, "text/calendar") {
		t.Errorf("the file: %+v, %v", e, err)
	}
	for _, number := range []int{0, 2} {
		if _, err := c.w.App.OpenEnclosure(bg, c.w.Admin, m.ID, number); !isKind(err, fault.NotFound) {
			t.Errorf("file %d: %v", number, err)
		}
	}
}
