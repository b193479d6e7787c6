package certificate

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// sites are so many sites, the first of them the central function.
func sites(n int) (out []Site) {
	for i := range n {
		out = append(out, Site{Key: fmt.Sprint("s", i), Name: text.Tf("Site %d", "场所%d", i), Activities: text.Tf("activity %d", "活动%d", i), Central: i == 0})
	}
	return out
}

func withSites(t *testing.T, n int) *Certificate {
	t.Helper()
	r := sample()
	r.Sites = sites(n)
	c, err := Issue(r)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var codes int

func nextCode() (string, error) {
	codes++
	return Code([CodeLength - 1]byte{byte(codes), byte(codes >> 8)}), nil
}

func issueSub(c *Certificate, place int, on date.Date) error {
	code, _ := nextCode()
	return c.IssueSub(place, code, on)
}

func breaks(err error, rid string) bool {
	var broken rule.Broken
	return errors.As(err, &broken) && broken[0].Rule.ID == rid
}

// Rule "MS-16": number, site and scope are its own, all else is that of the main certificate.
func TestASubCertificateRefersToItsCertificate(t *testing.T) {
	c := withSites(t, 3)
	on := day("2024-05-01")
	if err := issueSub(c, 2, on); err != nil {
		t.Fatal(err)
	}
	r := c.Record()
	doc, there := r.Document(1)
	if !there || doc.Number != r.Number+"-01" || doc.Main == nil || doc.Main.Number != r.Number || doc.Code == r.Code || len(doc.Sites) != 1 || doc.Sites[0].Key != "s2" ||
		doc.Scope != r.Sites[2].Activities {
		t.Errorf("%+v", doc)
	}
	if doc.ExpiresOn != r.ExpiresOn || doc.IssuedOn != r.IssuedOn || doc.DecidedOn != r.DecidedOn || doc.Holder != r.Holder || doc.Standard != r.Standard {
		t.Errorf("other dates than the main certificate: %+v", doc)
	}
	if says := StatementOf(doc, sampleBody, "", noon); len(says.Sites) != 1 || says.ExpiresOn != r.ExpiresOn {
		t.Errorf("%+v", says)
	}
	for name, err := range map[string]error{"twice": issueSub(c, 2, on), "no such site": issueSub(c, 3, on), "one site": issueSub(issued(t), 0, on)} {
		if err == nil {
			t.Errorf("%s: issued", name)
		}
	}
	if err := issueSub(issued(t), 0, on); !breaks(err, "MS-16") {
		t.Errorf("of one site: %v", err)
	}
	silent := sample()
	silent.Sites = sites(2)
	silent.Sites[1].Activities = text.Text{}
	quiet, _ := Issue(silent)
	if err := issueSub(quiet, 1, on); !breaks(err, "CE1") {
		t.Errorf("without activities: %v", err)
	}
	entered := sample()
	entered.Sites, entered.DecisionID = sites(2), id.Decision{}
	foreign, _ := Enter(entered)
	if err := issueSub(foreign, 1, on); err == nil {
		t.Error("issued for the certificate of another system")
	}
	if err := issueSub(c, 1, r.ExpiresOn.AddDays(1)); err == nil {
		t.Error("issued for an expired certificate")
	}
}

// Rule "SM-175": 99 suffixes, none for a hundredth site; each stays with its site.
func TestSuffixesAreNeverUsedAgain(t *testing.T) {
	c := withSites(t, MostSubs+1)
	for place := range MostSubs {
		if err := issueSub(c, place, day("2024-05-01")); err != nil {
			t.Fatal(err)
		}
	}
	if err := issueSub(c, MostSubs, day("2024-05-01")); !breaks(err, "SM-175") {
		t.Errorf("the hundredth: %v", err)
	}
	if last := c.Record().Subs[MostSubs-1]; c.Record().SubNumber(last.Suffix) != c.Record().Number+"-99" {
		t.Errorf("%+v", last)
	}

	c = withSites(t, 3)
	_, _ = issueSub(c, 1, day("2024-05-01")), issueSub(c, 2, day("2024-05-01"))
	without := sample() // the next version, without the second site
	without.Sites, without.IssuedOn, without.DecidedOn = append(sites(1), sites(3)[2], Site{Key: "new", Name: text.T("New", "新"), Activities: text.T("x", "x")}), day("2025-01-01"), day("2025-01-01")
	if err := without.RenewSubs(c.Record(), nextCode); err != nil {
		t.Fatal(err)
	}
	next, _ := Issue(without)
	if a, b := next.Record().Subs[0], next.Record().Subs[1]; a.Issued() || !b.Stands() || b.Suffix != 2 || b.On != day("2025-01-01") || b.Code == c.Record().Subs[1].Code {
		t.Errorf("%+v", next.Record().Subs)
	}
	if err := issueSub(next, 2, day("2025-01-02")); err != nil || next.Record().Subs[2].Suffix != 3 {
		t.Errorf("the new site has the suffix of another: %+v %v", next.Record().Subs, err)
	}
	back := sample() // the one after, where the second site is back under another name
	back.Sites = sites(3)
	back.Sites[1].Name = text.T("Renamed", "更名")
	_ = back.RenewSubs(next.Record(), nextCode)
	again, _ := Issue(back)
	if err := issueSub(again, 1, day("2025-03-01")); err != nil {
		t.Fatal(err)
	}
	if s, _ := again.Record().SubOf(back.Sites[1]); s.Suffix != 1 || !s.Stands() || s.Site.En != "Renamed" {
		t.Errorf("the site that is back: %+v", again.Record().Subs)
	}
}

// Rule "SM-176": what becomes of the main certificate becomes of its sub-certificates on the same day.
func TestTheStatusIsThatOfTheMainCertificate(t *testing.T) {
	c := withSites(t, 3)
	_, _ = issueSub(c, 1, day("2024-05-01")), issueSub(c, 2, day("2024-05-01"))
	_ = c.Suspend(day("2025-01-10"), day("2025-06-10"), id.Decision{9})
	status := func(suffix int, on string) Status {
		doc, _ := c.Record().Document(suffix)
		return doc.StatusOn(day(on))
	}
	for on, want := range map[string]Status{"2024-04-30": "", "2024-05-01": "active", "2025-01-09": "active", "2025-01-10": "suspended"} {
		if got := status(1, on); got != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
	if err := c.EndSub(2, "", day("2025-02-01")); err == nil {
		t.Error("ended without a reason")
	}
	if err := c.EndSub(2, "Not needed.", day("2025-02-01")); err != nil {
		t.Fatal(err)
	}
	if err := c.EndSub(2, "Not needed.", day("2025-02-02")); err == nil {
		t.Error("ended twice")
	}
	_ = c.Restore(day("2025-03-01"), id.Decision{10})
	if err := issueSub(c, 2, day("2025-03-02")); err == nil {
		t.Error("issued again with the same number")
	}
	for on, want := range map[string]Status{"2025-01-31": "suspended", "2025-02-01": "cancelled", "2025-03-01": "cancelled", "2027-03-15": "cancelled"} {
		if got := status(2, on); got != want {
			t.Errorf("the one that ended, on %s: %q, want %q", on, got, want)
		}
	}
	if got := status(1, "2025-03-01"); got != "active" {
		t.Errorf("restored: %s", got)
	}
	if got := status(1, "2027-03-15"); got != Expired {
		t.Errorf("expired: %s", got)
	}

	next := sample()
	next.Sites, next.IssuedOn, next.DecidedOn = sites(1), day("2025-08-01"), day("2025-08-01")
	_ = next.RenewSubs(c.Record(), nextCode)
	_ = c.Reduce(next.IssuedOn, id.Decision{11})
	if !c.LeaveSubs(next, Withdrawn) || c.LeaveSubs(next, Withdrawn) {
		t.Error("the dropped site is not ended once")
	}
	if a, b := status(1, "2025-08-01"), status(2, "2025-08-01"); a != "withdrawn" || b != "cancelled" {
		t.Errorf("after the reduction: %s and %s", a, b)
	}
	if offers := c.SubOffers(day("2025-08-01")); len(offers) != 3 || slices.ContainsFunc(offers, func(o flow.Action) bool { return o.Allowed }) {
		t.Errorf("a superseded certificate offers %+v", offers)
	}
}

// Rule "SM-110": the entry of the main certificate proves what its sub-certificates say.
func TestTheEntryTellsOfSubCertificates(t *testing.T) {
	c := withSites(t, 2)
	tell := func() Entry {
		e, err := c.Record().Entry(0, noon)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	bare := tell()
	_ = issueSub(c, 1, day("2024-05-01"))
	with := tell()
	doc, _ := c.Record().Document(1)
	if bare.Same(with) || len(with.Subs) != 1 || with.Subs[0].Certificate != LogName(doc.Code) || with.Statement != bare.Statement || with.Subs[0].Status != Active {
		t.Errorf("%+v", with)
	}
	_ = c.EndSub(1, "Not needed.", day("2024-06-01"))
	if ended := tell(); ended.Subs[0].Status != Cancelled || ended.Subs[0].Since != day("2024-06-01") || ended.Status != Active {
		t.Errorf("%+v", ended)
	}
}
