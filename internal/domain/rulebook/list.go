package rulebook

import (
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/register"
	"triennia/internal/domain/retiming"
	"triennia/internal/domain/risk"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/schedule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/subsidy"
)

// listed concatenates the rules of the nouns, a line each.
func listed() []rule.Rule {
	return slices.Concat(
		standard.Rules,
		body.Rules,
		client.Rules,
		application.Rules,
		decision.Rules,
		certificate.Rules,
		clock.Rules,
		staff.Rules,
		risk.Rules,
		audit.Rules,
		headcount.Rules,
		retiming.Rules,
		finding.Rules,
		programme.Rules,
		audittime.Rules,
		fee.Rules,
		contract.Rules,
		invoice.Rules,
		subsidy.Rules,
		register.Rules,
		complaint.Rules,
		notice.Rules,
		schedule.Rules,
		misuse.Rules,
	)
}
