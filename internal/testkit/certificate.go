package testkit

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		c := w.client(t.Client)
		t.IDs["decision"] = w.Prepared(w.Contracted(c), decision.Grant).ID.String()
		held := w.Certified(c)
		t.IDs["certificate"] = held.ID.String()
		_, err := w.App.IssueSubCertificates(context.Background(), w.Decider(), held.ID, held.Version, app.SubSites{Sites: []int{0}})
		w.Must(err)
	})
}

func (w *World) client(cid id.Client) (c client.Record) {
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { c, err = tx.Client(cid); return err })
	return c
}

// Decider is a decision maker who is competent for ISO/IEC 20000-1 and on no audit team.
func (w *World) Decider() access.Actor {
	return w.Competent("Mei Decider", access.DecisionMaker, staff.Decision)
}

// Contracted is the programme of a client whose application is reviewed, contracted and audited in both
// stages without a finding: the file is ready for the decision.
func (w *World) Contracted(c client.Record) programme.Record {
	w.T.Helper()
	return w.ContractedTo(standard.ITSM, c)
}

// ContractedTo is Contracted for the standard.
func (w *World) ContractedTo(standard string, c client.Record) programme.Record {
	w.T.Helper()
	day := date.MustParse("2026-06-01")
	agreed := w.agreement(c, id.Application(NewID()), standard, c.Sites)
	p, err := programme.Open(programme.Record{ID: id.Programme(NewID()), ClientID: c.ID, ClientName: c.Name, City: c.City, ApplicationID: agreed.ApplicationID,
		Limits: w.Limits(), ContractID: agreed.ID, Standard: standard, Days: programme.Days{Stage1: 2, Stage2: audittime.DaysOf(2), Surveillance: 2, Recertification: 3}})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		w.Must(tx.InsertProgramme(p))
		for _, kind := range []programme.Kind{programme.Stage1, programme.Stage2} {
			w.audited++ // the leader is at one place on one day
			w.held(tx, p, kind, 1, day.AddDays(w.audited), audit.Concluded)
		}
		_, err = tx.SaveProgramme(p)
		return err
	})
	return p.Record()
}

// agreement is the contract of an application that is reviewed, for the sites.
func (w *World) agreement(c client.Record, a id.Application, standard string, sites []client.Site) contract.Record {
	w.T.Helper()
	applied := application.Record{ID: a, Version: 1, ClientID: c.ID, Reference: "A-" + NewID().String()[24:], Standards: []string{standard},
		Kind: application.Initial, State: application.Contracted, Begun: w.Clock,
		Review: application.Review{DecidedOn: date.MustParse("2026-06-01"), DecidedBy: "Rita Reviewer"}}
	applied.Sites.Data.List = sites
	agreed := contract.Record{ID: id.Contract(NewID()), Version: 1, Number: 1, Reference: "C-" + applied.Reference, ClientID: c.ID, ClientName: c.Name,
		ApplicationID: applied.ID, QuotationID: id.Quotation(NewID()), Standards: []string{standard}, State: contract.Active, AcceptedAt: w.Clock,
		Scope: text.T("The ITSMS of "+c.Name.En+" supporting the provision of managed hosting to external customers.", c.Name.Zh+"向外部客户提供托管服务的信息技术服务管理体系。")}
	for _, s := range sites {
		agreed.Sites = append(agreed.Sites, fee.Site{Key: s.Key, Name: s.Name, Address: s.Address, City: s.City, Country: s.Country, Central: s.Central, Headcount: s.InScope})
	}
	made, err := application.From(applied)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertApplication(made) })
	w.quoted(agreed)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		k, err := contract.From(agreed)
		w.Must(err)
		return tx.InsertContract(k)
	})
	return agreed
}

// quoted makes the rows that the contract points at: what was calculated and quoted is not asked for here.
func (w *World) quoted(c contract.Record) {
	tenant, calculation, prices := w.Body.ID.String(), NewID().String(), w.Prices().ID.String()
	w.sql("insert into calculations (tenant_id, id, version, application_id, client_id, state, record) values ($1, $2, 1, $3, $4, 'frozen', $5)",
		tenant, calculation, c.ApplicationID.String(), c.ClientID.String(), JSON(audittime.Record{ID: id.Calculation(uuid.MustParse(calculation)), State: audittime.Frozen}))
	w.sql("insert into quotations (tenant_id, id, version, application_id, client_id, calculation_id, price_list_id, reference, revision, state, record) values ($1, $2, 1, $3, $4, $5, $6, 'Q-' || gen_random_uuid(), 1, 'accepted', $7)",
		tenant, c.QuotationID.String(), c.ApplicationID.String(), c.ClientID.String(), calculation, prices, JSON(fee.Record{PriceListID: id.PriceList(uuid.MustParse(prices)), CalculationID: id.Calculation(uuid.MustParse(calculation))}))
}

// held puts an audit that took place on the day into the programme.
func (w *World) held(tx *postgres.Tx, p *programme.Programme, kind programme.Kind, number int, day date.Date, s audit.State) {
	a, err := audit.New(id.Audit(NewID()), "E-"+NewID().String()[24:], p.Record(), programme.Slot{Kind: kind, Number: number})
	w.Must(err)
	r := a.Record()
	r.State, r.Span = s, audit.Whole(day, day)
	r.Team = []audit.Member{{PersonID: w.Staff("Jonas Leader", access.Auditor).Identity, Name: "Jonas Leader", Role: audit.Lead}}
	r.Report = audit.Report{Recommendation: audit.Positive, IssuedOn: day}
	r.Stage1 = &audit.Stage1{Readiness: audit.Ready}
	r.Opening = &audit.Meeting{Day: day}
	a, err = audit.From(r)
	w.Must(err)
	w.Must(tx.InsertAudit(a))
	w.Must(p.Assign(kind, number, r.ID))
}

// Prepared is the decision of the type that lies before the decision makers.
func (w *World) Prepared(p programme.Record, of decision.Type) decision.Record {
	w.T.Helper()
	r := decision.Record{ID: id.Decision(NewID()), Type: of, ClientID: p.ClientID, ClientName: p.ClientName, Standard: p.Standard,
		ApplicationID: p.ApplicationID, ProgrammeID: p.ID, ProposedOn: w.Body.Today(w.Clock)}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		held, err := tx.CertificatesOfProgramme(p.ID)
		if len(held) > 0 {
			r.CertificateID = held[0].ID
		}
		return err
	})
	d, err := decision.New(r)
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertDecision(d) })
	return d.Record()
}

// Certified is a certificate of the client, granted today.
func (w *World) Certified(c client.Record) (held certificate.Record) {
	w.T.Helper()
	d := w.Prepared(w.Contracted(c), decision.Grant)
	taken, err := w.App.TakeDecision(context.Background(), w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { held, err = tx.Certificate(taken.CertificateID); return err })
	return held
}

// Surveyed lets the surveillance audit of the number take place on the day.
func (w *World) Surveyed(pid id.Programme, number int, on date.Date) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(pid)
		w.Must(err)
		for _, r := range audits {
			if r.Type == programme.Surveillance && r.Number == number {
				r.State, r.Span = audit.FieldClosed, audit.Whole(on, on)
				a, err := audit.From(r)
				w.Must(err)
				_, err = tx.SaveAudit(a)
				w.Must(err)
			}
		}
		return nil
	})
}

// Work runs the tasks of the body that wait in the outbox, and those that they cause. It leaves those of other bodies to
// the tests that own them: a relay would take them all, and a test beside this one would not see its own done.
func (w *World) Work() {
	w.T.Helper()
	for {
		waiting := w.waiting()
		if len(waiting) == 0 {
			return
		}
		for _, t := range waiting {
			w.Must(w.App.RunTask(context.Background(), w.Body.ID, t))
		}
	}
}

// waiting are the tasks of the body that are neither done nor put off.
func (w *World) waiting() []id.Task {
	w.T.Helper()
	return w.tasks("available_at <= now()")
}

// Letters sends the letters that are due by the clock of the test, and answers how many there were.
func (w *World) Letters() int { w.T.Helper(); return w.runDue("message.send") }

// Tell writes the reminders that are due by the clock of the test.
func (w *World) Tell() { w.T.Helper(); w.runDue("clock.tell") }

func (w *World) runDue(job string) int {
	w.T.Helper()
	list := w.due(job)
	for _, t := range list {
		w.Must(w.App.RunTask(context.Background(), w.Body.ID, t))
	}
	return len(list)
}

// due are the tasks of the job that are due by the clock of the test.
func (w *World) due(job string) []id.Task {
	w.T.Helper()
	return w.tasks("job = $2 and available_at <= $3", job, w.Clock)
}

func (w *World) tasks(which string, args ...any) (out []id.Task) {
	w.T.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, OwnerURL(w.T))
	w.Must(err)
	defer c.Close(ctx)
	rows, err := c.Query(ctx, "select id::text from outbox where tenant_id = $1 and state in ('new', 'queued') and "+which+" order by available_at, id",
		append([]any{w.Body.ID.String()}, args...)...)
	w.Must(err)
	texts, err := pgx.CollectRows(rows, pgx.RowTo[string])
	w.Must(err)
	for _, s := range texts {
		out = append(out, id.Task(uuid.MustParse(s)))
	}
	return out
}
