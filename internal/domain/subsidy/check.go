package subsidy

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

var (
	division = regexp.MustCompile(`^[1-9]\d{5}$`)
	country  = regexp.MustCompile(`^[A-Z]{2}$`)
	currency = regexp.MustCompile(`^[A-Z]{3}$`)
)

// normal is the terms without stray blanks and without amounts that their way of paying does not use.
func (t Terms) normal() Terms {
	t.PolicyNo, t.URL, t.Region = strings.TrimSpace(t.PolicyNo), strings.TrimSpace(t.URL), strings.TrimSpace(t.Region)
	t.Country, t.Currency = strings.ToUpper(strings.TrimSpace(t.Country)), strings.ToUpper(strings.TrimSpace(t.Currency))
	switch t.Payment {
	case Tier:
		t.Share = Share{}
	case Flat:
		t.Percent, t.Steps = 0, nil
	case Percent:
		t.Steps = nil
	}
	return t
}

// check lists what is wrong with the terms.
func (t Terms) check() error {
	var bad fault.Invalid
	bad.Require("title.en", t.Title.In(text.En))
	bad.Require("authority.en", t.Authority.In(text.En))
	t.checkPlace(&bad)
	t.checkSource(&bad)
	for _, span := range []struct {
		field    string
		from, to date.Date
	}{{"valid_to", t.ValidFrom, t.ValidTo}, {"window_to", t.WindowFrom, t.WindowTo}, {"certified_to", t.CertifiedFrom, t.CertifiedTo}} {
		if !span.from.IsZero() && !span.to.IsZero() && span.to.Before(span.from) {
			bad.Add(span.field, text.T("The last day lies before the first.", "结束日期早于开始日期。"))
		}
	}
	if len(t.Standards) == 0 {
		bad.Add("standards", text.T("Name the standards that the programme supports.", "请选择该项目支持的标准。"))
	}
	t.checkAmount(&bad)
	return bad.OrNil()
}

func (t Terms) checkPlace(bad *fault.Invalid) {
	if !country.MatchString(t.Country) {
		bad.Add("country", text.T("Choose the country of the programme.", "请选择项目所在国家或地区。"))
	}
	switch {
	case t.Region == "":
	case t.Country != "CN":
		bad.Add("region_code", text.T("The code belongs to places in China; leave it empty for other countries.", "行政区划代码仅适用于中国；其他国家请留空。"))
	case !division.MatchString(t.Region):
		bad.Add("region_code", text.T("Give the six digits of GB/T 2260, for example 350500 for Quanzhou.", "请填写GB/T 2260的六位代码，例如泉州市为350500。"))
	}
}

func (t Terms) checkSource(bad *fault.Invalid) {
	if t.URL == "" {
		return
	}
	if u, err := url.Parse(t.URL); err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		bad.Add("url", text.T("Give the whole address, beginning with https://", "请填写完整网址，以 https:// 开头。"))
	}
}

func (t Terms) checkAmount(bad *fault.Invalid) {
	if !currency.MatchString(t.Currency) {
		bad.Add("currency", text.T("Give the three letters of the currency, for example CNY.", "请填写三个字母的币种代码，例如CNY。"))
	}
	if t.YearCap != 0 {
		t.checkMoney(bad, "year_cap", t.YearCap)
	}
	switch t.Payment {
	case Flat:
		t.checkMoney(bad, "cap", t.Cap)
	case Percent:
		t.checkShare(bad, "", t.Share)
	case Tier:
		t.checkSteps(bad)
	default:
		bad.Add("payment", text.T("Choose how the amount is found.", "请选择补贴方式。"))
	}
}

func (t Terms) checkSteps(bad *fault.Invalid) {
	if len(t.Steps) == 0 {
		bad.Add("steps", text.T("Add what the programme pays for each standard.", "请添加各标准的补贴金额。"))
	}
	seen := map[string]bool{}
	for i, s := range t.Steps {
		at := fmt.Sprintf("steps[%d].", i)
		bad.Require(at+"standard", s.Standard)
		if seen[s.Standard] {
			bad.Add(at+"standard", text.T("This standard has a tier already.", "该标准已有补贴档次。"))
		}
		seen[s.Standard] = true
		t.checkShare(bad, at, s.Share)
	}
}

func (t Terms) checkShare(bad *fault.Invalid, at string, s Share) {
	// So that "not (above 0 ...)" refuses what is no number too.
	if s.Percent != 0 && !(s.Percent > 0 && s.Percent <= 100) || s.Percent == 0 && at == "" {
		bad.Add(at+"percent", text.T("Give a percentage above 0 and up to 100.", "请填写大于0、不超过100的百分比。"))
	}
	if s.Cap != 0 || s.Percent == 0 && at != "" {
		t.checkMoney(bad, at+"cap", s.Cap)
	}
}

func (t Terms) checkMoney(bad *fault.Invalid, field string, m fee.Money) {
	if says := fee.CheckAmount(m, t.Currency); !says.IsZero() {
		bad.Add(field, says)
	}
}
