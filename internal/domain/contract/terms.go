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
var Rules = []rule.Rule{L2}

// Terms are the duties of both sides unless the body has its own text. {body}, {client} and {standards}
// are filled in.
var Terms = text.T(termsEn, termsZh)

const termsEn = `1. {body} certifies the management system of {client} to {standards} impartially, keeps confidential what it learns, gives notice of changes to its requirements, and alone is responsible for its decisions (ISO/IEC 17021-1:2015, 5.1.3, 8.4, 8.5.1).
2. {client} always fulfils the requirements of certification, lets the audits take place, gives access to all sites, processes, records and persons in scope, and to observers where agreed (8.5.1.2).
3. {client} tells {body} without delay of changes of legal status, organisation, addresses, scope, number of persons or the management system that may affect certification (8.5.3).
4. Certification lasts three years from the decision, with a surveillance audit each year and a recertification audit before its end (9.1.3). {body} may audit at short notice after complaints, after changes, or to follow up a suspension (9.6.4.2).
5. {body} may suspend, restrict or withdraw certification where its requirements are not met. On suspension or withdrawal {client} stops all use that refers to certification (9.6.5).
6. {client} uses certificate and mark only for the system and scope certified, not on products or reports, and makes no misleading statement (8.3.4).
7. {body} keeps a register from which anyone learns the status, holder, standard, scope and sites of a certificate (8.1.2).
8. {client} may complain and may appeal against a decision; {body} handles both free of charge and without disadvantage (9.7, 9.8).
9. Fees are due as quoted, whatever the result of an audit. When the number of persons, the sites or the scope change, {body} computes the audit time anew and tells {client} the reason.`

const termsZh = `1. {body}公正地依据{standards}对{client}的管理体系实施认证，对所获信息保密，及时通知认证要求的变更，并独自对认证决定负责（ISO/IEC 17021-1:2015，5.1.3、8.4、8.5.1）。
2. {client}持续满足认证要求，配合审核，开放认证范围内的全部场所、过程、记录和人员，并在商定后接待观察员（8.5.1.2）。
3. {client}的法律地位、组织、地址、范围、人数或管理体系发生可能影响认证的变更时，应立即通知{body}（8.5.3）。
4. 认证自认证决定起有效三年，每年实施监督审核，期满前实施再认证审核（9.1.3）。遇有投诉、变更或对暂停进行追踪时，{body}可在短期通知后实施审核（9.6.4.2）。
5. 不满足认证要求时，{body}可以暂停、缩小或撤销认证。暂停或撤销后，{client}停止一切涉及认证的宣传和使用（9.6.5）。
6. {client}仅就获证体系和范围使用证书和标志，不用于产品或报告，不作误导性声明（8.3.4）。
7. {body}设立名录，任何人均可查询证书的状态、持有人、标准、范围和场所（8.1.2）。
8. {client}可以投诉，也可以对决定提出申诉；{body}免费受理，且不因此给予不利对待（9.7、9.8）。
9. 费用按报价支付，与审核结果无关。人数、场所或范围变更时，{body}重新计算审核时间并向{client}说明理由。`

// Fill is the terms with the names of the parties and the standards.
func Fill(terms, bodyName, client text.Text, standards []string) text.Text {
	in := func(l text.Lang) string {
		return strings.NewReplacer("{body}", bodyName.In(l), "{client}", client.In(l), "{standards}", strings.Join(standards, ", ")).Replace(terms.In(l))
	}
	return text.T(in(text.En), in(text.Zh))
}

// Freeze is the version of the agreement that an accepted quotation makes: parties, reference and number
// are set, all else is copied. Without a site, or without acceptance, there is no agreement (L2).
func Freeze(r Record, q fee.Record, terms text.Text) (*Contract, error) {
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
	r.IP, r.UserAgent, r.Statement = a.IP, a.UserAgent, a.Statement
	r.Duties = Fill(terms, r.BodyName, r.ClientName, r.Standards)
	r.Hash = r.hash()
	c := &Contract{r: r}
	happened := "contract.accepted"
	if r.Number > 1 {
		happened = "contract.amended"
	}
	c.Add(happened, r.ID.String(), "application", r.ApplicationID.String(), "client", r.ClientID.String(), "reference", r.Reference)
	return c, nil
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
	fmt.Fprintf(&b, "%s\n%s\n%t %t\n", r.Duties.In(l), r.Statement.In(l), r.Consents.Register, r.Consents.Logo)
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
