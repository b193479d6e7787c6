package client

import "triennia/internal/domain/flow"

// State is where the client stands with the certification body.
type State string

const (
	Prospect  State = "prospect"  // registered
	Applicant State = "applicant" // has applied, holds no certificate
	Certified State = "certified" // holds a certificate
	Former    State = "former"    // held one
)

// Action is what happens to a client.
type Action string

const (
	Apply   Action = "apply"
	Certify Action = "certify"
	Lapse   Action = "lapse" // the last certificate ended
)

// States says what may happen to a client.
var States = flow.Table[State, Action]{
	Prospect:  {Apply: Applicant, Certify: Certified},
	Applicant: {Apply: Applicant, Certify: Certified},
	Certified: {Apply: Certified, Certify: Certified, Lapse: Former},
	Former:    {Apply: Applicant, Certify: Certified},
}
