package register

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const source = "IAF MD 28:2023"

// The rules of the upload to IAF CertSearch; the third holds for both registers.
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

// Quarterly is the rule of a body that the upload leaves out.
var Quarterly = rule.Rule{ID: "SM-144", Source: source, Clause: "5.2", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"A body that its accreditation body excludes from the upload of single certificates reports each quarter how many accredited certifications it has for each standard, country and technical sector; it is reminded fourteen days before the quarter ends.",
	"经认可机构同意不上报单张证书的认证机构，每季度按标准、国家和专业领域上报获认可的认证数量；季末前十四天提醒。")}

// The rules of the report to CNCA.
var (
	Streamed = rule.Rule{ID: "SM-140", Source: reported, Clause: "-", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"A report to CNCA tells of the certificates issued in its window, of the surveillance audits decided on in it, and of the changes of status or contents that took effect in it; what has been reported is not reported again, and what was held back is taken up by the next report.",
		"向国家认监委的月报包括报送期间内颁发的证书、作出保持决定的监督审核以及生效的状态或内容变更；已上报的不再重复上报，暂缓上报的列入下一次月报。")}
	WholeLine = rule.Rule{ID: "SM-141", Source: reported, Clause: "-", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"A certificate is put into the report to CNCA only if its mandatory fields are filled in and the credit code of a Chinese holder is right.",
		"必填字段齐全且中国获证组织统一社会信用代码正确的证书方可列入月报。")}
	OwnWord = rule.Rule{ID: "SM-142", Source: reported, Clause: "-", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"Every status has a word of its own in the register: withdrawn by the body and cancelled at the client's request are never the same.",
		"证书的每种状态使用各自的状态用语：认证机构撤销与应获证组织要求注销不得混用。")}
	MonthlyToCNCA = rule.Rule{ID: "SM-143", Source: reported, Clause: "-", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"A body under the rules of China reports to CNCA in each month, or records that there is nothing to report; it is reminded seven days before the month ends.",
		"适用中国规则的认证机构每月向国家认监委上报一次，无可报事项时应予登记；月末前七天提醒。")}
)

const reported = "SAMR Order 31 (2020), reporting duties"

// Rules are the rules of the package.
var Rules = []rule.Rule{Monthly, WholeFields, OnlyIfNothing, Quarterly, Streamed, WholeLine, OwnWord, MonthlyToCNCA, AsItStands, Paced, Counted, Answered}

// How long before the end of the month or the quarter the reminder goes out, in days.
const (
	noticeDays        = 7
	quarterNoticeDays = 14
)

// Duty is the report of one month, or of one quarter.
type Duty struct {
	DueOn  date.Date `json:"due_on" doc:"last day of the month or quarter"`
	DoneOn date.Date `json:"done_on,omitzero" doc:"day of its last report"`
	Soon   bool      `json:"soon" doc:"it ends soon, within 7 days of a month and 14 of a quarter, and nothing has been reported"`
}

// DutyOf is the duty of the month of today, where the last report was made on the day (SM-125, SM-143).
func DutyOf(today, last date.Date) Duty {
	first := today.AddDays(1 - today.Day())
	return dutyOf(today, last, first, first.AddMonths(1), noticeDays)
}

// QuarterlyDuty is the duty of the quarter of today, where the last report was made on the day (SM-144).
func QuarterlyDuty(today, last date.Date) Duty {
	first := Quarter(today)
	return dutyOf(today, last, first, first.AddMonths(3), quarterNoticeDays)
}

// Quarter is the first day of the quarter of the day.
func Quarter(day date.Date) date.Date { return date.New(day.Year(), (day.Month()-1)/3*3+1, 1) }

func dutyOf(today, last, first, next date.Date, notice int) Duty {
	d := Duty{DueOn: next.AddDays(-1)}
	if !last.Before(first) {
		d.DoneOn = last
		return d
	}
	d.Soon = today.DaysUntil(d.DueOn) <= notice
	return d
}
