package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/fee"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// L2: an agreement that can be enforced, for every site.
var L2 = rule.Rule{ID: "L2", Source: "ISO/IEC 17021-1:2015", Clause: "5.1.2", Level: rule.Enforce, Says: text.T(
	"There is a legally enforceable certification agreement with the client that covers every site in scope.",
	"与客户签订具有法律约束力的认证合同，覆盖认证范围内的所有场所。")}

// Rules of the agreement.
var Rules = []rule.Rule{L2, DutiesCovered, TermsNotBackdated, ConsentPerChannel}

// Freeze is the version of the agreement that an accepted quotation makes: parties, reference and number
// are set, all else is copied. Without a site, or without acceptance, there is no agreement (L2).
func Freeze(r Record, q fee.Record, terms Edition) (*Contract, error) {
	if len(q.Sites) == 0 {
		return nil, rule.Broken{L2.Breaks(text.T("The quotation names no site.", "报价未列出任何场所。"))}
	}
	if q.State != fee.Accepted || q.Acceptance == nil {
		return nil, rule.Broken{L2.Breaks(text.T("The client has not accepted the quotation.", "客户尚未接受报价。"))}
	}
	a := q.Acceptance
	r.Version, r.State, r.Standards = 1, Active, q.Codes()
	r.ClientID, r.ClientName, r.ApplicationID, r.QuotationID = q.ClientID, q.ClientName, q.ApplicationID, q.ID
	r.Scope, r.Sites = q.Scope, slices.Clone(q.Sites)
	r.AcceptedBy, r.AcceptedName, r.Position, r.AcceptedAt = a.Identity, a.Name, a.Position, a.At
	r.IP, r.UserAgent, r.Statement, r.Scan = a.IP, a.UserAgent, a.Statement, a.Scan
	r.Consents = r.Consents.Over(nil)
	r.Edition, r.Duties = terms.Edition, Fill(terms.Clauses, PartiesOf(r.BodyName, q))
	r.Hash = r.hash()
	c := &Contract{r: r}
	happened := "contract.accepted"
	if r.Number > 1 {
		happened = "contract.amended"
	}
	c.Add(happened, r.ID.String(), "application", r.ApplicationID.String(), "client", r.ClientID.String(), "reference", r.Reference)
	return c, nil
}

// TakeOver is an agreement that was concluded before the body used this software: its text stays on paper.
func TakeOver(r Record) (*Contract, error) {
	if len(r.Sites) == 0 {
		return nil, rule.Broken{L2.Breaks(text.T("The agreement names no site.", "合同未列出任何场所。"))}
	}
	r.Version, r.Number, r.State, r.TakenOver = 1, 1, Active, true
	r.Hash = r.hash()
	c, err := From(r)
	if err == nil {
		c.Add("contract.taken_over", r.ID.String(), "client", r.ClientID.String(), "reference", r.Reference)
	}
	return c, err
}

// Covers tells whether the agreement is in force and lists every one of the sites by its key (L2).
func (r Record) Covers(sites []string) error {
	if r.State != Active {
		return rule.Broken{L2.Breaks(text.T("The agreement is no longer in force.", "该合同已不再有效。"))}
	}
	for _, key := range sites {
		if !slices.ContainsFunc(r.Sites, func(s fee.Site) bool { return s.Key == key }) {
			return rule.Broken{L2.Breaks(text.Tf("The agreement does not list the site %q; it needs an addendum.", "合同未列出场所“%s”，需要补充协议。", key))}
		}
	}
	return nil
}

// Intact tells whether the text still is the one that was accepted.
func (r Record) Intact() bool { return r.Hash == r.hash() }

// Text is the whole agreement as accepted, in the language.
func (r Record) Text(l text.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d\n%s\n%s\n%s\n", r.Reference, r.Number, r.BodyName.In(l), r.ClientName.In(l), strings.Join(r.Standards, ", "))
	fmt.Fprintf(&b, "%s\n", r.Scope.In(l))
	for _, s := range r.Sites {
		fmt.Fprintf(&b, "%s; %s; %s; %s; %d\n", s.Name.In(l), s.Address.In(l), s.City.In(l), s.Country, s.Headcount)
	}
	fmt.Fprintf(&b, "%s\n%s\n%t %t\n", r.Duties.In(l), r.Statement.In(l), r.Consents[OwnRegister], r.Consents[Reference])
	// The first agreements asked about those two only, and their hashes have to hold.
	for _, ch := range []Channel{AccreditationRegister, CertSearch} {
		if given, asked := r.Consents[ch]; asked {
			fmt.Fprintf(&b, "%s %t\n", ch, given)
		}
	}
	return b.String()
}

func (r Record) hash() string {
	sum := sha256.Sum256([]byte(r.Text(text.En) + "\n" + r.Text(text.Zh)))
	return hex.EncodeToString(sum[:])
}

// Supersede marks that a later version took the place of this one.
func (c *Contract) Supersede() error { return c.move(Supersede, "contract.superseded") }

// End ends the agreement.
func (c *Contract) End() error { return c.move(End, "contract.ended") }

func (c *Contract) move(a Action, happened string) error {
	to, err := States.Next(Noun, c.r.State, a)
	if err != nil {
		return err
	}
	c.r.State = to
	c.Add(happened, c.r.ID.String(), "client", c.r.ClientID.String())
	return nil
}
