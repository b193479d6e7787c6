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
		"A body that reports to IAF CertSearch brings its certificates there up to date at least once in each month, or confirms that nothing has changed; it is reminded on day 20, seven days before the month ends, on its last day, and after it each week until it has done so.",
		"向 IAF CertSearch 上报的认证机构每月至少更新一次证书数据，无变更时应予确认；每月20日、月末前七天及月末当日提醒，逾期后每周提醒直至完成。")}
	WholeFields = rule.Rule{ID: "SM-126", Source: source, Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"A certificate is put into the file only if its mandatory fields are filled in and no field is longer than the register takes.",
		"必填字段齐全且字段长度不超过数据库限制的证书方可列入上报文件。")}
	OnlyIfNothing = rule.Rule{ID: "SM-127", Source: source, Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"That nothing has changed is confirmed only if every certificate stands as it was last uploaded and none is held back for its fields.",
		"仅当全部证书与上次上报的内容一致且无因字段问题暂缓上报的证书时，方可确认无变更。")}
)

// Quarterly is the rule of a body that the upload leaves out.
var Quarterly = rule.Rule{ID: "SM-144", Source: source, Clause: "5.2", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"A body that its accreditation body excludes from the upload of single certificates reports each quarter how many accredited certifications it has for each standard, country and technical sector; it is reminded fourteen days before the quarter ends, on its last day, and after it each week until it has done so.",
	"经认可机构同意不上报单张证书的认证机构，每季度按标准、国家和专业领域上报获认可的认证数量；季末前十四天及季末当日提醒，逾期后每周提醒直至完成。")}

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
		"A body under the rules of China reports to CNCA in each month, or records that there is nothing to report; it is reminded on day 20, seven days before the month ends, on its last day, and after it each week until it has done so.",
		"适用中国规则的认证机构每月向国家认监委上报一次，无可报事项时应予登记；每月20日、月末前七天及月末当日提醒，逾期后每周提醒直至完成。")}
	Kept = rule.Rule{ID: "SM-193", Source: source, Clause: "5", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"The oldest month or quarter without a report stays due, and is overdue once it has ended, until the next report is made.",
		"最早未上报的月份或季度始终为待报，期满后列为逾期，直至完成上报。")}
)

const reported = "SAMR Order 31 (2020), reporting duties"

// Rules are the rules of the package.
var Rules = []rule.Rule{Monthly, WholeFields, OnlyIfNothing, Quarterly, Kept, Streamed, WholeLine, OwnWord, MonthlyToCNCA, AsItStands, Paced, Counted, Answered}

// How long before the end of the month or the quarter it is soon, in days.
const (
	noticeDays        = 7
	quarterNoticeDays = 14
)

// firstNotice is the day of the month on which the first letter goes out, and overdueDays lie between those after its end.
const (
	firstNotice = 20
	overdueDays = 7
)

// Duty is the report of one month, or of one quarter: the oldest that is not made (SM-193).
type Duty struct {
	DueOn   date.Date `json:"due_on" doc:"last day of the month or quarter"`
	DoneOn  date.Date `json:"done_on,omitzero" doc:"day of its last report"`
	Soon    bool      `json:"soon" doc:"it ends soon, within 7 days of a month and 14 of a quarter, or has ended, and nothing has been reported"`
	Overdue bool      `json:"overdue" doc:"it has ended, and nothing has been reported"`

	notices []date.Date // days of letters until its end
}

// DutyOf is the monthly duty of today, of a body that has reported so since the day and whose last report was made on the
// other; each is the zero day where it is not known (SM-125, SM-143).
func DutyOf(today, since, last date.Date) Duty {
	d := dutyOf(today, since, last, func(day date.Date) date.Date { return day.AddDays(1 - day.Day()) }, 1)
	d.notices = []date.Date{d.DueOn.AddDays(firstNotice - d.DueOn.Day()), d.DueOn.AddDays(-noticeDays), d.DueOn}
	return d.seenFrom(today, noticeDays)
}

// QuarterlyDuty is the same of quarters (SM-144).
func QuarterlyDuty(today, since, last date.Date) Duty {
	d := dutyOf(today, since, last, Quarter, 3)
	d.notices = []date.Date{d.DueOn.AddDays(-quarterNoticeDays), d.DueOn}
	return d.seenFrom(today, quarterNoticeDays)
}

// Quarter is the first day of the quarter of the day.
func Quarter(day date.Date) date.Date { return date.New(day.Year(), (day.Month()-1)/3*3+1, 1) }

func dutyOf(today, since, last date.Date, first func(date.Date) date.Date, months int) Duty {
	open := first(today)
	end := func(of date.Date) date.Date { return of.AddMonths(months).AddDays(-1) }
	if !last.Before(open) {
		return Duty{DueOn: end(open), DoneOn: last}
	}
	owed := open
	if !last.IsZero() {
		owed = first(last).AddMonths(months)
	}
	if !since.IsZero() && (last.IsZero() || since.After(owed)) {
		owed = first(since)
	}
	return Duty{DueOn: end(date.Earliest(owed, open))}
}

// Foretells says that the register hears of what happens now by the next report.
func (d Duty) Foretells(to Name) text.Text {
	if d.DoneOn.IsZero() {
		return text.Tf("%s is told by the report that is due until %s.", "将在%[2]s前应完成的上报中报送%[1]s。", Names[to], d.DueOn)
	}
	return text.Tf("%s is told by the next report.", "将在下一次上报中报送%s。", Names[to])
}

func (d Duty) seenFrom(today date.Date, notice int) Duty {
	if d.DoneOn.IsZero() {
		d.Soon, d.Overdue = today.DaysUntil(d.DueOn) <= notice, today.After(d.DueOn)
	}
	return d
}

// Notice is the day of the latest letter that is owed by today, the zero day where none is. One that nobody wrote, as
// nothing ran on that day, is still owed.
func (d Duty) Notice(today date.Date) (day date.Date) {
	if !d.DoneOn.IsZero() {
		return day
	}
	for _, on := range d.notices {
		if !on.After(today) {
			day = on
		}
	}
	if d.Overdue {
		weeks := (d.DueOn.DaysUntil(today) - 1) / overdueDays
		day = d.DueOn.AddDays(1 + weeks*overdueDays)
	}
	return day
}
