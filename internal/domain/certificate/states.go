package certificate

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State is what has been decided about a certificate. That it has expired is derived from the day and
// never stored.
type State string

const (
	Active     State = "active"
	Suspended  State = "suspended"  // temporarily invalid (9.6.5.3)
	Withdrawn  State = "withdrawn"  // taken back by the body
	Cancelled  State = "cancelled"  // given up by the client
	Superseded State = "superseded" // replaced by a newer issue
)

// Action is a verb of a certificate.
type Action string

const (
	Suspend   Action = "suspend"
	Restore   Action = "restore"
	Withdraw  Action = "withdraw"
	Cancel    Action = "cancel"
	Reduce    Action = "reduce"  // replaced by a version with less scope
	Reissue   Action = "reissue" // replaced by a version with other particulars of the holder
	Supersede Action = "supersede"
)

// States is the state machine of a certificate.
var States = flow.Table[State, Action]{
	Active:     {Reduce: Superseded, Reissue: Superseded, Suspend: Suspended, Withdraw: Withdrawn, Cancel: Cancelled, Supersede: Superseded},
	Suspended:  {Reduce: Superseded, Restore: Active, Withdraw: Withdrawn, Cancel: Cancelled, Supersede: Superseded},
	Withdrawn:  {},
	Cancelled:  {},
	Superseded: {},
}

// Status is what the public is told about a certificate on a day: its state, or that it has expired.
type Status string

const Expired Status = "expired"

// StatusNames are the statuses on screen, on the public page and in letters.
var StatusNames = map[Status]text.Text{
	Status(Active):     text.T("valid", "有效"),
	Status(Suspended):  text.T("suspended", "暂停"),
	Status(Withdrawn):  text.T("withdrawn", "撤销"),
	Status(Cancelled):  text.T("cancelled", "注销"),
	Status(Superseded): text.T("superseded", "已换发"),
	Expired:            text.T("expired", "过期失效"),
}
