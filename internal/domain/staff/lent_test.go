package staff

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/fault"
)

// Rules "L1" and "I5": who is lent takes no decisions, who is lent by a consultancy does not audit either.
func TestPeopleWhomAnotherOrganisationLends(t *testing.T) {
	for _, c := range []struct {
		name     string
		external bool
		through  Through
		function Function
		want     []string
	}{
		{"employed", false, Consultants, Decision, nil},
		{"by an agreement with the person", true, Directly, Decision, nil},
		{"by an agreement that says nothing", true, "", Decision, nil},
		{"lent by another body, to decide", true, AnotherBody, Decision, []string{"L1"}},
		{"lent by another body, to audit", true, AnotherBody, Audit, nil},
		{"lent by a consultancy, to decide", true, Consultants, Decision, []string{"L1"}},
		{"lent by a consultancy, to audit", true, Consultants, Audit, []string{"I5"}},
		{"lent by a consultancy, to lead", true, Consultants, Lead, []string{"I5"}},
		{"lent by a consultancy, as an expert", true, Consultants, Expert, nil},
	} {
		r := auditor()
		r.External, r.Agreement = c.external, Agreement{Through: c.through, Organisation: "Clear Path Ltd", From: d("2024-01-01")}
		r.Competences = append(r.Competences, Competence{Standard: itsms, Function: Decision, From: d("2024-01-01"), Evidence: "x"},
			Competence{Standard: itsms, Function: Expert, From: d("2024-01-01"), Evidence: "x"})
		err := r.CanServe(Assignment{Function: c.function, Standard: itsms, Client: acme, From: d("2025-06-01")})
		if got := brokenIDs(err); !slices.Equal(got, c.want) {
			t.Errorf("%s: broken %v, want %v", c.name, got, c.want)
		}
	}
	r := auditor()
	r.External, r.Agreement = true, Agreement{Through: Consultants, From: d("2024-01-01")}
	var bad fault.Invalid
	if _, err := From(r); !errors.As(err, &bad) || bad.Fields[0].Path != "agreement.organisation" {
		t.Errorf("lent by nobody: %v", err)
	}
}
