package register

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const source = "IAF MD 28:2023"

// The rules of the upload to IAF CertSearch.
var (
	Monthly = rule.Rule{ID: "SM-125", Source: source, Clause: "5", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"A body that reports to IAF CertSearch brings its certificates there up to date at least once in each month, or confirms that nothing has changed; it is reminded seven days before the month ends.",
		"向 IAF CertSearch 上报的认证机构每月至少更新一次证书数据，无变更时应予确认；月末前七天提醒。")}
	WholeFields = rule.Rule{ID: "SM-126", Source: source, Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"A certificate is put into the file only if its mandatory fields are filled in and no field is longer than the register takes.",
		"必填字段齐全且字段长度不超过数据库限制的证书方可列入上报文件。")}
	OnlyIfNothing = rule.Rule{ID: "SM-127", Source: source, Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"That nothing has changed is confirmed only if every certificate stands as it was last uploaded.",
		"仅当全部证书与上次上报的内容一致时，方可确认无变更。")}
)

// Rules are the rules of the package.
var Rules = []rule.Rule{Monthly, WholeFields, OnlyIfNothing}

// noticeDays is how long before the end of the month the reminder goes out.
const noticeDays = 7

// Duty is the report of one month.
type Duty struct {
	DueOn  date.Date `json:"due_on" doc:"last day of the month"`
	DoneOn date.Date `json:"done_on,omitzero" doc:"day of the last report of this month"`
	Soon   bool      `json:"soon" doc:"the month ends within seven days and nothing has been reported"`
}

// DutyOf is the duty of the month of today, where the last report was made on the day (SM-125).
func DutyOf(today, last date.Date) Duty {
	first := today.AddDays(1 - today.Day())
	d := Duty{DueOn: first.AddMonths(1).AddDays(-1)}
	if !last.Before(first) {
		d.DoneOn = last
		return d
	}
	d.Soon = today.DaysUntil(d.DueOn) <= noticeDays
	return d
}
