package account

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestEmailIsNormalised(t *testing.T) {
	for in, want := range map[string]string{
		" Lin.Wei@Example.ORG ": "lin.wei@example.org", "a@localhost": "a@localhost",
		"": "", "lin": "", "lin@": "", "lin@host": "", "Lin <lin@example.org>": "", "a@b.c, d@e.f": "",
		strings.Repeat("a", 250) + "@example.org": "",
	} {
		if got, err := NormaliseEmail(in); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func TestPasswordsByLengthNotBySigns(t *testing.T) {
	for password, ok := range map[string]bool{
		"elevenchars": false, "twelve chars": true, "三年一个周期六次审核真不少": true, "aaaaaaaaaaaaaaaa": false,
		"Password1234": false, "lin.wei@example.org": false, "lin.wei-2026-x": false, strings.Repeat("ab cd ef", 26): false,
		strings.Repeat("abcdef1234", 20): true,
	} {
		if err := CheckPassword("password", password, "lin.wei@example.org"); (err == nil) != ok {
			t.Errorf("%q: %v", password, err)
		}
	}
}

func TestRolesGoTogether(t *testing.T) {
	for _, c := range []struct {
		roles  []access.Role
		client bool
		ok     bool
	}{
		{[]access.Role{access.Auditor, access.Planner}, false, true},
		{[]access.Role{access.Applicant}, false, false},
		{[]access.Role{access.Applicant}, true, true},
		{[]access.Role{access.Administrator}, true, false},
		{[]access.Role{access.Applicant, access.DecisionMaker}, true, false},
		{nil, false, false},
		{[]access.Role{"king"}, false, false},
	} {
		if err := CheckRoles(c.roles, c.client); (err == nil) != c.ok {
			t.Errorf("%v of a client %v: %v", c.roles, c.client, err)
		}
	}
}

func TestRefreshTokenRotatesAndReuseEndsTheSession(t *testing.T) {
	a, b, c := []byte("a"), []byte("b"), []byte("c")
	for _, x := range []struct {
		name      string
		presented []byte
		after     time.Duration // since the first rotation
		want      Refreshed
		alive     bool
	}{
		{"the good token", b, time.Hour, Rotated, true},
		{"the token before, at once", a, time.Second, Again, true},
		{"the token before, at the end of the grace", a, Grace, Again, true},
		{"the token before, after the grace", a, Grace + time.Second, Reused, false},
		{"a token never given", []byte("x"), time.Second, Reused, false},
		{"no token", nil, time.Second, Reused, false},
		{"the good token, too late", b, IdleLife, Unknown, false},
	} {
		s := NewSession(Session{}, a, now)
		if got := s.Rotate(a, b, now); got != Rotated {
			t.Fatal(got)
		}
		at := now.Add(x.after)
		if got := s.Rotate(x.presented, c, at); got != x.want || s.Alive(at) != x.alive {
			t.Errorf("%s: %v, alive %v", x.name, got, s.Alive(at))
		}
	}
}

func TestSessionEndsAfterNinetyDaysAtTheLatest(t *testing.T) {
	s := NewSession(Session{}, []byte{0}, now)
	at := now
	for i := byte(1); s.Alive(at); i++ {
		if s.Rotate([]byte{i - 1}, []byte{i}, at) != Rotated {
			t.Fatal("not rotated")
		}
		at = at.Add(13 * 24 * time.Hour)
	}
	if want := now.Add(SessionLife); !s.ExpiresAt.Equal(want) {
		t.Errorf("expires %s, want %s", s.ExpiresAt, want)
	}
}

func TestEveryStateAndActionOfAnInvitation(t *testing.T) {
	want := map[InvitationState]map[InvitationAction]InvitationState{
		Pending: {Accept: Accepted, Resend: Pending, Revoke: Revoked},
	}
	for _, s := range []InvitationState{Pending, Accepted, Revoked} {
		for _, a := range []InvitationAction{Accept, Resend, Revoke} {
			i := Invitation{State: s, ExpiresAt: now.Add(time.Hour)}
			to, possible := want[s][a]
			if err := i.Do(a); (err == nil) != possible || possible && i.State != to {
				t.Errorf("%s in %s: %v, now %s", a, s, err, i.State)
			}
		}
	}
}

func TestInvitationExpires(t *testing.T) {
	i, err := NewInvitation(Invitation{Email: "Lin@example.org", Name: "Lin Wei", Roles: []access.Role{access.Auditor}}, now, 14)
	if err != nil {
		t.Fatal(err)
	}
	for at, ok := range map[time.Time]bool{now: true, i.ExpiresAt.Add(-time.Second): true, i.ExpiresAt: false} {
		x := i
		if err := x.Accept(at); (err == nil) != ok {
			t.Errorf("at %s: %v", at, err)
		}
	}
	if err := i.Resend([]byte("new"), i.ExpiresAt.AddDate(0, 0, 1), 14); err != nil {
		t.Fatal(err)
	}
	if err := i.Accept(i.CreatedAt.AddDate(0, 0, 20)); err != nil {
		t.Errorf("sent again, still expired: %v", err)
	}
	for name, bad := range map[string]Invitation{
		"no name":               {Email: "a@b.org", Roles: []access.Role{access.Auditor}},
		"no address":            {Name: "A", Roles: []access.Role{access.Auditor}},
		"no role":               {Email: "a@b.org", Name: "A"},
		"staff role, of client": {Email: "a@b.org", Name: "A", Roles: []access.Role{access.Auditor}, Client: id.Client{1}},
	} {
		if _, err := NewInvitation(bad, now, 14); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestGrantHasAReasonAndAnEnd(t *testing.T) {
	why := "The body asks for help with application A-2026-0012."
	for _, c := range []struct {
		name, reason string
		until        time.Time
		ok           bool
	}{
		{"an hour", why, now.Add(time.Hour), true},
		{"the longest", why, now.Add(MaxGrant), true},
		{"too long", why, now.Add(MaxGrant + time.Second), false},
		{"over already", why, now, false},
		{"no reason", "support", now.Add(time.Hour), false},
	} {
		if _, err := NewGrant(Grant{Reason: c.reason, Until: c.until}, now); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	g, _ := NewGrant(Grant{Reason: why, Until: now.Add(time.Hour)}, now)
	for at, open := range map[time.Time]bool{now.Add(-time.Second): false, now: true, now.Add(time.Hour - 1): true, now.Add(time.Hour): false} {
		if g.Open(at) != open {
			t.Errorf("open at %s: %v", at, !open)
		}
	}
	if err := g.End("Chen Jie", now.Add(time.Minute)); err != nil || g.Open(now.Add(2*time.Minute)) {
		t.Errorf("ended: %v, open %v", err, g.Open(now.Add(2*time.Minute)))
	}
	if g.End("Chen Jie", now.Add(3*time.Minute)) == nil {
		t.Error("ended twice")
	}
}

func TestResetIsGoodOnceAndForAnHour(t *testing.T) {
	r := Reset{ExpiresAt: now.Add(ResetLife)}
	if !r.Usable(now) || r.Usable(now.Add(ResetLife)) {
		t.Error("the hour")
	}
	r.UsedAt = now
	if r.Usable(now) {
		t.Error("used twice")
	}
}
