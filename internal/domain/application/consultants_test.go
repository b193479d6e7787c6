package application

import "testing"

// Rule "I6": as many clients as the body lets pass are no warning, one more is.
func TestAConsultancyBehindManyClients(t *testing.T) {
	got := WarnConsultants([]Consultant{{"Clear Path Ltd", 5}, {"Straight Ltd", 6}}, 5)
	if len(got) != 1 || got[0].Rule.ID != "I6" {
		t.Errorf("warned %v", got)
	}
}
