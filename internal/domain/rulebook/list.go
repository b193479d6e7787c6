package rulebook

import (
	"slices"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
)

// listed concatenates the rules of the nouns, a line each.
func listed() []rule.Rule {
	return slices.Concat(
		client.Rules,
		decision.Rules,
		certificate.Rules,
		staff.Rules,
	)
}
