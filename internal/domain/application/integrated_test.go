package application

import (
	"testing"

	"triennia/internal/domain/standard"
)

func TestSeveralStandardsAskInWhatTheSystemsAreOne(t *testing.T) { // rule "A1"
	r := ready(t).Record()
	if bad := r.missingSystem(); len(bad.Fields) > 0 {
		t.Errorf("one standard: %v", bad.Fields)
	}
	r.Standards = []string{standard.ITSM, standard.ISMS}
	if bad := r.missingSystem(); len(bad.Fields) != 7 || bad.Fields[0].Path != "integrated.documents" {
		t.Errorf("nothing answered: %v", bad.Fields)
	}
	r.System.Data.Integrated = Integrated{Documents: "yes", Review: "no", InternalAudits: "yes", Policy: "yes", Processes: "no", Improvement: "yes"}
	if bad := r.missingSystem(); len(bad.Fields) != 1 || bad.Fields[0].Path != "integrated.responsibilities" {
		t.Errorf("one is left: %v", bad.Fields)
	}
}
