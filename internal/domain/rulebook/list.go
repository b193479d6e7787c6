package rulebook

import (
	"slices"

	"triennia/internal/domain/client"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
)

// listed concatenates the rules of the nouns, a line each.
func listed() []rule.Rule {
	return slices.Concat(
		client.Rules,
		staff.Rules,
	)
}
