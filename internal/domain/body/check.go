package body

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var (
	slugForm    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	codeForm    = regexp.MustCompile(`^[A-Z0-9]{1,10}$`)
	countryForm = regexp.MustCompile(`^[A-Z]{2}$`)
)

// reserved are words that an address under /b/ may come to need for itself.
var reserved = []string{"new", "api", "verify", "operator", "assets", "docs", "sign-in", "register", "demo"}

func (r Record) check() error {
	var bad fault.Invalid
	r.checkName(&bad)
	if _, err := time.LoadLocation(r.TimeZone); err != nil || r.TimeZone == "" || r.TimeZone == "Local" {
		bad.Add("time_zone", text.T("Please give a time zone such as Asia/Shanghai.", "请填写时区，例如 Asia/Shanghai。"))
	}
	if !slices.Contains([]Jurisdiction{IAF, China}, r.Jurisdiction) {
		bad.Add("jurisdiction", text.T("Please choose IAF or CN.", "请选择 IAF 或 CN。"))
	}
	if !slices.Contains([]ExpiryConvention{DayBefore, Anniversary}, r.ExpiryConvention) {
		bad.Add("expiry_convention", text.T("Please choose the day before or the anniversary.", "请选择前一日或周年日。"))
	}
	if !slices.Contains([]text.Lang{text.En, text.Zh}, r.Language) {
		bad.Add("language", text.T("Please choose English or Chinese.", "请选择英文或中文。"))
	}
	if len(r.Standards) == 0 {
		bad.Add("standards", text.T("Choose at least one standard.", "请至少选择一项标准。"))
	}
	for i, code := range r.Standards {
		if known := standard.Delivered(code) || slices.Contains(r.Own, code); !known || slices.Contains(r.Standards[:i], code) {
			bad.Add("standards", text.T("Choose each standard of the list once.", "请从列表中选择标准，不可重复。"))
		}
	}
	if says := PatternProblem(r.CertificatePattern); !says.IsZero() {
		bad.Add("certificate_pattern", says)
	}
	r.checkPatterns(&bad)
	r.checkQuorums(&bad)
	if r.Counts && !r.CertSearch {
		bad.Add("counts", text.T("These numbers go to IAF CertSearch: choose the report there too, or take this choice back.", "认证数量上报至 IAF CertSearch：请同时启用该上报，或取消此选项。"))
	}
	return bad.OrNil()
}

func (r Record) checkName(bad *fault.Invalid) {
	if r.Name.IsZero() {
		bad.Require("name.en", "")
	}
	if !slugForm.MatchString(r.Slug) || len(r.Slug) < 2 || len(r.Slug) > 40 {
		bad.Add("slug", text.T("Please use 2 to 40 small letters, digits and single hyphens.", "请使用 2 至 40 个小写字母、数字和单个连字符。"))
	} else if slices.Contains(reserved, r.Slug) {
		bad.Add("slug", text.T("This word is reserved.", "该名称为系统保留。"))
	}
	if !codeForm.MatchString(r.Code) {
		bad.Add("code", text.T("Please use 1 to 10 capital letters and digits.", "请使用 1 至 10 个大写字母和数字。"))
	}
	if !countryForm.MatchString(r.Country) {
		bad.Add("country", text.T("Please choose a country.", "请选择国家或地区。"))
	}
	if r.Website != "" && !strings.HasPrefix(r.Website, "https://") && !strings.HasPrefix(r.Website, "http://") {
		bad.Add("website", text.T("Please give the whole address, beginning with https://.", "请填写以 https:// 开头的完整网址。"))
	}
}
