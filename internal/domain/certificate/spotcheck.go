package certificate

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var Q13 = rule.Rule{ID: "Q13", Source: "CNCA-QMS-01:2025", Clause: "5.9.3", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"In China, when a product within the scope fails a national spot check, the body audits at short notice within thirty days of the notice of the authority.",
	"认证范围内的产品在国家监督抽查中不合格的，认证机构应自监管部门通报之日起三十日内实施提前较短时间通知的审核。")}

// Notice is what an authority says of a product that failed.
type Notice struct {
	On        date.Date `json:"on"`
	Authority string    `json:"authority" maxLength:"200"`
	Product   string    `json:"product" maxLength:"200"`
	Reference string    `json:"reference,omitempty" maxLength:"120"`
}

// SpotCheck is a failed national spot check of a product within the scope.
type SpotCheck struct {
	Number int `json:"number"` // within the certificate, from 1
	Notice
	DueOn  date.Date `json:"due_on"` // last day of the audit at short notice
	ByName string    `json:"by_name"`
}

// CanNotice tells whether a failed spot check may be recorded on the day: under rules that time it, while the
// certificate stands.
func (c *Certificate) CanNotice(limits pack.Set, today date.Date) error {
	switch {
	case limits.Of(pack.SpotCheckDays) == 0:
		return fault.New(fault.IllegalMove, text.T("The rules in force know no national spot check.", "现行规则不涉及国家监督抽查。"))
	case !c.r.Standing(today):
		return fault.New(fault.IllegalMove, text.T("The certificate has ended.", "证书已失效。"))
	}
	return nil
}

// FailSpotCheck records the notice; the audit is due within the days that the packs in force give (Q13).
func (c *Certificate) FailSpotCheck(n Notice, limits pack.Set, by string, today date.Date) error {
	if err := c.CanNotice(limits, today); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("on", n.On.String())
	bad.Require("authority", n.Authority)
	bad.Require("product", n.Product)
	if n.On.After(today) {
		bad.Add("on", text.T("This day is still to come.", "所填日期尚未到来。"))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	c.r.SpotChecks = append(slices.Clone(c.r.SpotChecks), SpotCheck{Number: len(c.r.SpotChecks) + 1, Notice: n,
		DueOn: n.On.AddDays(limits.Of(pack.SpotCheckDays)), ByName: by})
	c.Add("certificate.spot_check_failed", c.r.ID.String(), "client", c.r.ClientID.String())
	return nil
}
