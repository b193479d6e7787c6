package journey

import (
	"strings"
	"testing"

	"triennia/internal/domain/date"
)

// certified is a story whose client, who reads Chinese, holds a certificate.
func certified(t *testing.T) (*story, thing) {
	s := contracted(t, "zh-CN")
	s.stage2(nil, "positive").concluded()
	return s, s.grants()
}

// reminded is how many letters about the deadlines of the certificate the person has got.
func (s *story) reminded(who, words string) int { return len(post.to(s.address(who), words)) }

func (s *story) status(c thing, want string) {
	s.t.Helper()
	s.verified(c.s("code")).is("status", want)
}

func TestALateSurveillanceSuspendsUntilItIsHeld(t *testing.T) {
	s, c := certified(t)
	e := s.audit("surveillance")
	due := date.MustParse(s.pat.get(e.path).s("due_on"))
	s.until(due.AddDays(-20))
	const lastDay = "最后期限为" // said by reminders only
	letter := post.waits(t, s.address("ann"), lastDay)
	if !strings.Contains(letter.Text, c.s("number")) || !strings.Contains(letter.Text, "监督审核") {
		t.Errorf("the client is reminded in %q", letter.Text)
	}
	reminders := s.reminded("ann", lastDay)
	s.days(1)
	if again := s.reminded("ann", lastDay); again != reminders {
		t.Errorf("%d reminders the day after %d", again, reminders)
	}
	s.until(due.AddDays(1))
	proposal := s.prepared("suspend")
	s.status(c, "active")
	s.jonas.refused(403, "POST", proposal+"/take", m{}, s.jonas.get(proposal).version())
	s.mei.changes("POST", proposal+"/take", s.mei.get(proposal), m{"reason": "The surveillance audit was not held in time.", "code": "surveillance_overdue",
		"ends_on": s.today.AddMonths(6).AddDays(-1).String()})
	s.status(c, "suspended")
	s.mei.refused(422, "POST", "/certificates/"+c.s("id")+"/decide/restore", m{"reason": "They asked."}, s.certificate(c.s("id")).version()).breaks("X5")
	e.arranged(s.monday(14))
	e.planned()
	e.held(nil)
	e.reported("positive")
	e.concluded()
	s.mei.changes("POST", "/certificates/"+c.s("id")+"/decide/restore", s.certificate(c.s("id")), m{"reason": "The audit was held."})
	s.status(c, "active")
}

func TestASuspensionThatIsNotResolvedEndsInWithdrawal(t *testing.T) {
	s, c := certified(t)
	due := date.MustParse(s.pat.get(s.audit("surveillance").path).s("due_on"))
	s.until(due.AddDays(1))
	suspend := s.prepared("suspend")
	s.mei.changes("POST", suspend+"/take", s.mei.get(suspend), m{"reason": "Not held in time.", "code": "surveillance_overdue", "ends_on": s.today.AddMonths(6).AddDays(-1).String()})
	s.status(c, "suspended")
	s.until(s.today.AddMonths(6).AddDays(1))
	withdraw := s.prepared("withdraw")
	s.mei.changes("POST", withdraw+"/take", s.mei.get(withdraw), m{"reason": "The suspension was not resolved.", "code": "suspension_unresolved"})
	s.status(c, "withdrawn")
	s.mei.refused(409, "POST", "/certificates/"+c.s("id")+"/decide/restore", m{"reason": "Too late."}, s.certificate(c.s("id")).version())
}
