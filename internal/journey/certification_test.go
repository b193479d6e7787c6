package journey

import "testing"

func TestInitialCertification(t *testing.T) {
	s := begin(t, "IE")
	s.ann = s.registers("ann", "Ann Byrne", "en")
	s.applies()
	s.isReviewed()
	s.contracts(s.isQuoted())
	s.stage1()
	s.stage2(nil, "positive").concluded()
	c := s.grants()
	c.is("state", "active").is("standard", itsm).is("provisional", "true")
	s.signed(c.s("id"))
	s.pdf(s.ann, "/certificates/"+c.s("id")+"/certificate.pdf")
	s.verified(c.s("code")).is("status", "active")
}
