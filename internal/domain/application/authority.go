package application

import (
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
)

// authority is which rule speaks where the same is asked everywhere: in China that of CNCA, elsewhere that of
// ISO/IEC 17021-1 with the condition that the body makes of it.
type authority struct{ operation, audited, legal, materials, truth rule.Rule }

func authorityOf(limits pack.Set) authority {
	if limits.Under(pack.China) {
		return authority{operation: Q6, audited: A7, legal: Q6, materials: CN3, truth: Q7}
	}
	return authority{operation: SM6, audited: SM7, legal: SM10, materials: SM11, truth: A1}
}

// Declared names the declarations that are asked for: those about registers and authorities of China only
// where its pack is in force.
func Declared(limits pack.Set) []string {
	everywhere := []string{"restricted", "truthful"}
	if limits.Under(pack.China) {
		return append([]string{"lawful", "not_listed", "no_accident", "no_spot_check", "no_penalty"}, everywhere...)
	}
	return everywhere
}
