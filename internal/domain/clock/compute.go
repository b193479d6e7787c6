package clock

import (
	"cmp"
	"slices"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Held is an audit that took place.
type Held struct {
	Type    string    `json:"type"` // "surveillance"; others do not move the clock
	EndedOn date.Date `json:"ended_on"`
}

// Renewal is what is known of the recertification of the cycle.
type Renewal struct {
	OnSiteEndedOn date.Date `json:"onsite_ended_on"`
	DecidedOn     date.Date `json:"decided_on"`
}

// Input is all that determines the deadlines of one certification. Days after Today are ignored.
type Input struct {
	Jurisdiction     body.Jurisdiction     `json:"jurisdiction"`
	Today            date.Date             `json:"today" need:"true"`
	Convention       body.ExpiryConvention `json:"expiry_convention"`
	Cycle            int                   `json:"cycle"`
	DecidedOn        date.Date             `json:"decided_on"`
	IssuedOn         date.Date             `json:"issued_on"`
	PreviousExpiry   date.Date             `json:"previous_expiry"`
	Audits           []Held                `json:"audits"`
	Recertification  Renewal               `json:"recertification"`
	SuspendedOn      date.Date             `json:"suspended_on"`
	SuspensionEndsOn date.Date             `json:"suspension_ends_on"` // where the decision set an earlier end than six months
	WithdrawnOn      date.Date             `json:"withdrawn_on"`
	CancelledOn      date.Date             `json:"cancelled_on"`
	Stage2EndedOn    date.Date             `json:"stage2_ended_on"`
	OpenMajor        bool                  `json:"open_major"`
	Buffer           Buffer                `json:"buffer"`
	ExpiresOn        date.Date             `json:"-"`                              // of a cycle that another body began, or of an extended certificate: it keeps its expiry
	RestoreMonths    int                   `json:"extraordinary_months,omitempty"` // after expiry, where an extraordinary event gives more than the packs
	FollowedOn       date.Date             `json:"-"`                              // day on which a new application was begun after the expiry, or put aside
	Moves            bool                  `json:"-"`                              // ExpiresOn is the end of a transition, not of the cycle
	Limits           pack.Set              `json:"-"`                              // of the cycle; without, those of the jurisdiction today
	unheld           []programme.Slot      // surveillance audits of the programme, which may have an approved earlier day
}

// Complete fills in the usual value of what is absent, and notes what keeps the input from being answered.
func (in *Input) Complete(bad *fault.Invalid) {
	in.Jurisdiction = cmp.Or(in.Jurisdiction, body.IAF)
	in.Convention = cmp.Or(in.Convention, body.DayBefore)
	in.Cycle = cmp.Or(in.Cycle, 1)
	if !slices.Contains([]body.Jurisdiction{body.IAF, body.China}, in.Jurisdiction) {
		bad.Add("jurisdiction", text.T("Choose IAF or CN.", "请选择 IAF 或 CN。"))
	}
	if !slices.Contains([]body.ExpiryConvention{body.DayBefore, body.Anniversary}, in.Convention) {
		bad.Add("expiry_convention", text.T("Choose day_before or anniversary.", "请选择 day_before 或 anniversary。"))
	}
	if in.Cycle < 1 {
		bad.Add("cycle", text.T("Count the cycles from 1.", "周期从1开始计数。"))
	}
	if in.RestoreMonths < 0 || in.RestoreMonths > 12 {
		bad.Add("extraordinary_months", text.T("Give 1 to 12 months, or leave it out.", "请填写1至12个月，或留空。"))
	}
	for _, d := range []struct {
		step string
		days int
	}{{"report", in.Buffer.Report}, {"correction", in.Buffer.Correction}, {"review", in.Buffer.Review}, {"decision", in.Buffer.Decision}} {
		if d.days < 0 || d.days > 366 {
			bad.Add("buffer."+d.step, text.T("Give calendar days from 0 to 366.", "请填写0至366个日历日。"))
		}
	}
}

// Buffer is the body's time, in calendar days, for the steps between the end of a recertification audit
// and the decision. The zero Buffer means the default.
type Buffer struct {
	Report     int `json:"report"`
	Correction int `json:"correction"`
	Review     int `json:"review"`
	Decision   int `json:"decision"`
}

// DefaultBuffer is used where nothing else is given.
var DefaultBuffer = Buffer{Report: 10, Correction: 60, Review: 10, Decision: 5}

func (b Buffer) days() int {
	if b == (Buffer{}) {
		b = DefaultBuffer
	}
	return b.Report + b.Correction + b.Review + b.Decision
}

// Status is where a certification stands on a day, derived and never stored.
type Status string

const (
	NotCertified Status = "not_certified"
	IsActive     Status = "active"
	IsSuspended  Status = "suspended"
	IsWithdrawn  Status = "withdrawn"
	IsCancelled  Status = "cancelled"
	IsExpired    Status = "expired"
	Restorable   Status = "restorable"    // expired, and recertification may still be completed (certificate.RC8)
	RepeatStage2 Status = "repeat_stage2" // a major of stage 2 was not verified in six months (D6)
)

// Standing is how an obligation stands on a day.
type Standing string

const (
	WasDone   Standing = "done"
	WasLate   Standing = "late"
	IsOpen    Standing = "open"
	IsOverdue Standing = "overdue"
)

// Due is one obligation as it is computed.
type Due struct {
	Kind   Kind      `json:"kind"`
	Number int       `json:"number,omitempty"`
	DueOn  date.Date `json:"due_on"`
	Status Standing  `json:"status"`
	Rules  []string  `json:"rules"`
	// Between these days a surveillance is best held.
	AimFrom date.Date `json:"aim_from,omitzero"`
	AimTo   date.Date `json:"aim_to,omitzero"`
	FromOn  date.Date `json:"-"` // the day the time began to run
	DoneOn  date.Date `json:"-"`
}

// Proposal is what a person should now decide.
type Proposal struct {
	Action  string              `json:"action"`
	Because string              `json:"because"`
	On      date.Date           `json:"on"`
	Why     text.Text           `json:"-"` // where the rule and its last day do not say it
	Code    decision.ReasonCode `json:"-"` // the ground, where it is known
}

// The actions of a proposal.
const (
	ProposeSuspend        = "suspend"
	ProposeWithdraw       = "withdraw"
	ProposeRepeatStage2   = "repeat_stage2"
	ProposeTreatAsInitial = "treat_as_initial"
	ProposeNewApplication = "new_application"
)

// Breach is a broken rule as the command line prints it.
type Breach struct {
	Rule   string    `json:"rule"`
	Source string    `json:"source"`
	Clause string    `json:"clause"`
	Says   text.Text `json:"says"`
}

// Output is every deadline of one certification on a day.
type Output struct {
	Status           Status     `json:"status"`
	ExpiresOn        *date.Date `json:"expires_on"`
	RestoreUntil     *date.Date `json:"restore_until"`
	SuspensionEndsOn *date.Date `json:"suspension_ends_on"`
	RetainUntil      *date.Date `json:"retain_until"`
	Obligations      []Due      `json:"obligations"`
	LatestSafe       *date.Date `json:"latest_safe_recertification_end"`
	Proposals        []Proposal `json:"proposals"`
	Broken           []Breach   `json:"broken"`
}

// Compute answers for one certification on one day: status, expiry, obligations and what a person should
// decide. It changes nothing and asks nobody; equal inputs give equal outputs.
func Compute(in Input) Output {
	in = in.known()
	out := Output{Obligations: []Due{}, Proposals: []Proposal{}, Broken: []Breach{}}
	c, certified := in.cycle()
	if certified {
		c, out.Broken = in.renewed(c)
		out.ExpiresOn, out.RetainUntil = day(c.expires), day(c.expires.AddMonths(in.Limits.Of(pack.RetentionMonths)))
		out.RestoreUntil = day(in.restoreUntil(c))
		out.LatestSafe = day(c.expires.AddDays(-in.Buffer.days()))
		surveillances := in.surveillances(c)
		in.aims(c, surveillances)
		out.Obligations = append(surveillances, in.recertification(c))
		out.Broken = append(out.Broken, lateOnes(out.Obligations)...)
	}
	out.SuspensionEndsOn = day(in.suspensionEnd())
	out.Status = in.status(c, certified)
	out.Proposals = in.proposals(c, certified, out)
	return out
}

// cycle is the cycle that the answers speak of.
type cycle struct {
	first   bool      // P4 holds only in the cycle of the initial certification
	decided date.Date // the surveillance clock starts here; in China it is the issue
	expires date.Date
}

// known drops what happens after today, and takes the packs of today where none were given.
func (in Input) known() Input {
	if in.Limits.IsZero() {
		in.Limits = pack.For(string(in.Jurisdiction), in.Today)
	}
	for _, d := range []*date.Date{&in.DecidedOn, &in.IssuedOn, &in.Recertification.OnSiteEndedOn, &in.Recertification.DecidedOn,
		&in.SuspendedOn, &in.WithdrawnOn, &in.CancelledOn, &in.Stage2EndedOn} {
		if d.After(in.Today) {
			*d = date.Date{}
		}
	}
	var held []Held
	for _, a := range in.Audits {
		if a.Type == string(programme.Surveillance) && !a.EndedOn.IsZero() && !a.EndedOn.After(in.Today) {
			held = append(held, a)
		}
	}
	in.Audits = held
	return in
}

func (in Input) china() bool { return in.Jurisdiction == body.China }

func (in Input) cycle() (cycle, bool) {
	start := in.DecidedOn
	if in.china() {
		start = in.IssuedOn
	}
	if start.IsZero() {
		return cycle{}, false
	}
	expires := certificate.Expiry(in.Jurisdiction, in.Convention, in.DecidedOn, in.IssuedOn, in.PreviousExpiry)
	return cycle{first: in.Cycle <= 1, decided: start, expires: cmp.Or(in.ExpiresOn, expires)}, true
}

// renewed is the next cycle once the recertification is validly decided, and what it broke if not.
func (in Input) renewed(c cycle) (cycle, []Breach) {
	decided, onSite := in.Recertification.DecidedOn, in.Recertification.OnSiteEndedOn
	switch {
	case decided.IsZero():
		return c, []Breach{}
	case certificate.NoRestoration(in.Limits):
		if onSite.IsZero() || onSite.After(c.expires) {
			return c, []Breach{breach(certificate.Q12)}
		}
	case decided.After(in.restoreUntil(c)):
		return c, []Breach{breach(certificate.RC8)}
	}
	return cycle{decided: decided, expires: c.expires.AddMonths(certificate.Term)}, []Breach{}
}

func (in Input) restoreUntil(c cycle) date.Date {
	if certificate.NoRestoration(in.Limits) {
		return date.Date{}
	}
	return c.expires.AddMonths(max(in.Limits.Of(pack.RestorationMonths), in.RestoreMonths))
}

func (in Input) suspensionEnd() date.Date {
	if in.SuspendedOn.IsZero() {
		return date.Date{}
	}
	return date.Earliest(in.SuspensionEndsOn, in.SuspendedOn.AddMonths(in.Limits.Of(pack.SuspensionMonths)))
}

func (in Input) stage2Limit() date.Date {
	if in.Stage2EndedOn.IsZero() || !in.OpenMajor {
		return date.Date{}
	}
	return in.Stage2EndedOn.AddMonths(in.Limits.Of(pack.MajorMonths))
}

func (in Input) passed(limit date.Date) bool { return !limit.IsZero() && in.Today.After(limit) }

func (in Input) status(c cycle, certified bool) Status {
	switch {
	case !in.WithdrawnOn.IsZero():
		return IsWithdrawn
	case !in.CancelledOn.IsZero():
		return IsCancelled
	case in.passed(in.stage2Limit()):
		return RepeatStage2
	case !certified:
		return NotCertified
	case in.Today.After(c.expires) && !in.Today.After(in.restoreUntil(c)):
		return Restorable
	case in.Today.After(c.expires):
		return IsExpired
	case !in.SuspendedOn.IsZero():
		return IsSuspended
	}
	return IsActive
}

func (in Input) proposals(c cycle, certified bool, out Output) []Proposal {
	found := []Proposal{}
	propose := func(action, because string, deadline date.Date) {
		found = append(found, Proposal{Action: action, Because: because, On: deadline.AddDays(1), Code: grounds[action]})
	}
	switch out.Status {
	case RepeatStage2:
		propose(ProposeRepeatStage2, decision.D6.ID, in.stage2Limit())
	case IsActive:
		if d, ok := firstOverdue(out.Obligations); ok {
			propose(ProposeSuspend, d.Rules[0], d.DueOn)
		}
	case IsSuspended:
		if in.passed(in.suspensionEnd()) {
			propose(ProposeWithdraw, decision.X5.ID, in.suspensionEnd())
		}
	case IsExpired:
		if certificate.NoRestoration(in.Limits) {
			propose(ProposeTreatAsInitial, certificate.Q12.ID, c.expires)
		} else {
			propose(ProposeNewApplication, certificate.RC8.ID, in.restoreUntil(c))
		}
	}
	return found
}

// Owed names the surveillance audits whose last day has passed.
func (o Output) Owed() []text.Text {
	var out []text.Text
	for _, d := range o.Obligations {
		if d.Kind == Surveillance && d.Status == IsOverdue {
			out = append(out, text.Tf("surveillance audit %d, due on %s", "第%d次监督审核，应于%s前完成", d.Number, d.DueOn))
		}
	}
	return out
}

func firstOverdue(all []Due) (Due, bool) {
	var first Due
	for _, d := range all {
		if d.Kind == Surveillance && d.Status == IsOverdue && (first.DueOn.IsZero() || d.DueOn.Before(first.DueOn)) {
			first = d
		}
	}
	return first, !first.DueOn.IsZero()
}

func breach(r rule.Rule) Breach { return Breach{r.ID, r.Source, r.Clause, r.Says} }

// day is the date or nil, so that a day that does not exist prints as null.
func day(d date.Date) *date.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}
