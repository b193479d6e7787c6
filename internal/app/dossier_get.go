package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// DossierView is everything that is kept of a certification, measured against 9.9.2.
type DossierView struct {
	ProgrammeID id.Programme      `json:"programme_id"`
	ClientID    id.Client         `json:"client_id"`
	ClientName  text.Text         `json:"client_name"`
	BodyName    text.Text         `json:"body_name"`
	Standard    string            `json:"standard"`
	Cycle       int               `json:"cycle"`
	Letters     []decision.Letter `json:"letters" nullable:"false"`
	Held        int               `json:"held" doc:"letters that are complete"`
	Wanted      int               `json:"wanted" doc:"letters that have to be there"`
}

// GetDossier is the dossier of a programme.
func (a *App) GetDossier(ctx context.Context, who access.Actor, pid id.Programme) (out DossierView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		p, err := tx.Programme(pid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		r, err := recordsOf(tx, p)
		if err != nil {
			return err
		}
		out = DossierView{ProgrammeID: pid, ClientID: p.ClientID, ClientName: p.ClientName, BodyName: b.Name, Standard: p.Standard, Cycle: p.Cycle}
		out.Letters, out.Held, out.Wanted = decision.Completeness(r)
		return nil
	})
	return out, err
}

// recordsOf gathers the records of a programme.
func recordsOf(tx *postgres.Tx, p programme.Record) (r decision.Records, err error) {
	r.File.Programmes = []programme.Record{p}
	if r.File.Audits, err = tx.AuditsOfProgramme(p.ID); err != nil {
		return r, err
	}
	if r.File.Findings, err = tx.FindingsOf(audit.IDs(r.File.Audits)...); err != nil {
		return r, err
	}
	decisions, err := tx.DecisionsOfProgramme(p.ID)
	if err != nil {
		return r, err
	}
	inForce, err := agreed(tx, p, decisions, &r.File)
	if err != nil {
		return r, err
	}
	if err := complete(tx, &r.File); err != nil {
		return r, err
	}
	if r.Uncalculated, err = uncalculated(tx, r.File); err != nil {
		return r, err
	}
	if r.File.Reviews, err = tx.ReviewsOf(idsOf(decisions)...); err != nil {
		return r, err
	}
	certificates, err := tx.CertificatesOfProgramme(p.ID)
	if err != nil {
		return r, err
	}
	r.Sites, r.Decided = len(inForce.Sites), len(certificates) > 0
	r.TakenOver = p.Taken != nil || slices.ContainsFunc(r.File.Applications, func(a application.Record) bool { return a.TakenOver })
	r.Papers = append(r.File.Papers(), decided(decisions, certificates)...)
	r.Papers = append(r.Papers, decision.Deliberations(decisions)...)
	if err := complained(tx, p.ClientID, &r); err != nil {
		return r, err
	}
	if err := misused(tx, p, &r); err != nil {
		return r, err
	}
	competence, err := competenceOf(tx, r.File.Audits)
	for _, c := range competence {
		if c.shown {
			r.Papers = append(r.Papers, c.paper)
		} else {
			r.Unfit = append(r.Unfit, c.paper.Name)
		}
	}
	return r, err
}

// agreed adds every application that the certification rests or rested on, all versions of its agreement, and answers the
// one in force.
func agreed(tx *postgres.Tx, p programme.Record, decisions []decision.Record, file *decision.Papers) (inForce contract.Record, err error) {
	if inForce, err = tx.Contract(p.ContractID); err != nil {
		return inForce, err
	}
	if file.Contracts, err = tx.VersionsOf(inForce); err != nil {
		return inForce, err
	}
	of := []id.Application{p.ApplicationID}
	for _, c := range file.Contracts {
		of = append(of, c.ApplicationID)
	}
	for _, d := range decisions {
		of = append(of, d.ApplicationID)
	}
	file.Applications, err = tx.ApplicationsBy(of...)
	return inForce, err
}

// uncalculated names the versions of the agreement for which no calculation of the audit time is kept; of those that were
// concluded on paper there is none here.
func uncalculated(tx *postgres.Tx, file decision.Papers) (out []text.Text, err error) {
	for _, c := range file.Contracts {
		if c.TakenOver {
			continue
		}
		var by id.Calculation
		if !c.QuotationID.IsZero() {
			q, err := tx.Quotation(c.QuotationID)
			if err != nil {
				return nil, err
			}
			by = q.CalculationID
		}
		if !slices.ContainsFunc(file.Sheets, func(s audittime.Record) bool { return s.ID == by }) {
			out = append(out, text.Tf("the calculation of the audit time for agreement %s, version %d", "认证合同%s第%d版的审核时间计算", c.Reference, c.Number))
		}
	}
	return out, nil
}

// complained adds the complaints about the client and its appeals, and names those that still wait for their outcome.
func complained(tx *postgres.Tx, client id.Client, r *decision.Records) error {
	list, err := tx.ComplaintsOfClient(client)
	for _, c := range list {
		r.Papers = append(r.Papers, decision.Paper{Key: "complaint:" + c.ID.String(), Letter: "f", Link: "/complaints/" + c.ID.String(),
			Name: text.Tf("Complaint %s, received on %s: %s", "投诉%s，%s收到：%s", c.Reference, c.ReceivedOn, complaint.StateNames[c.State])})
		if c.Open() {
			r.Unsettled = append(r.Unsettled, text.Tf("the outcome of complaint %s", "投诉%s的处理结果", c.Reference))
		}
	}
	if err != nil {
		return err
	}
	appeals, err := tx.AppealsOfClient(client)
	for _, x := range appeals {
		r.Papers = append(r.Papers, decision.Paper{Key: "appeal:" + x.ID.String(), Letter: "f", Link: "/appeals/" + x.ID.String(),
			Name: text.Tf("Appeal %s, lodged on %s: %s", "申诉%s，%s提出：%s", x.Reference, x.LodgedOn, complaint.AppealStateNames[x.State])})
		if x.Open() {
			r.Unsettled = append(r.Unsettled, text.Tf("the outcome of appeal %s", "申诉%s的处理结果", x.Reference))
		}
	}
	return err
}

// misused adds the misuses of the certificates of the programme, and names those that are not closed.
func misused(tx *postgres.Tx, p programme.Record, r *decision.Records) error {
	list, err := tx.MisusesOfClient(p.ClientID)
	for _, m := range list {
		if m.ProgrammeID != p.ID {
			continue
		}
		r.Papers = append(r.Papers, decision.Paper{Key: "misuse:" + m.ID.String(), Letter: "f", Link: "/misuses/" + m.ID.String(),
			Name: text.Tf("Misuse %s, recorded on %s: %s", "误用%s，%s记录：%s", m.Reference, m.RecordedOn, misuse.StateNames[m.State])})
		if m.Open() {
			r.Unsettled = append(r.Unsettled, text.Tf("the correction of misuse %s", "误用%s的纠正", m.Reference))
		}
	}
	return err
}

func idsOf(list []decision.Record) (out []id.Decision) {
	for _, d := range list {
		out = append(out, d.ID)
	}
	return out
}

// decided are the decisions that were taken and the certificates that followed.
func decided(decisions []decision.Record, certificates []certificate.Record) (out []decision.Paper) {
	for _, d := range decisions {
		if d.State == decision.Taken {
			out = append(out, decision.Paper{Key: "decision:" + d.ID.String(), Letter: "h", Link: "/decisions/" + d.ID.String(),
				Name: text.Tf("%s, %s, %s", "%s，%s，%s", d.Name().Capital(), d.On, d.ByName)})
		}
	}
	for _, c := range certificates {
		out = append(out, decision.Paper{Key: "certificate:" + c.ID.String(), Letter: "i", Link: "/certificates/" + c.ID.String(),
			Name: text.Tf("Certificate %s, valid until %s", "证书%s，有效期至%s", c.Number, c.ExpiresOn)})
	}
	return out
}

type competent struct {
	paper decision.Paper
	shown bool
}

// functions are what the roles on a team ask competence for; observers and trainees ask for none.
var functions = map[audit.Role]staff.Function{audit.Lead: staff.Lead, audit.Auditor: staff.Audit, audit.Expert: staff.Expert}

// competenceOf tells of everybody who worked on an audit whether competence was shown for its days.
func competenceOf(tx *postgres.Tx, audits []audit.Record) (out []competent, err error) {
	files := map[id.Identity]staff.Record{}
	for _, x := range audits {
		for _, m := range x.Team {
			f, asks := functions[m.Role]
			if !asks || !x.Held() {
				continue
			}
			person, known := files[m.PersonID]
			if !known {
				person, err = tx.Person(m.PersonID)
				if err != nil && !isMissing(err) {
					return nil, err
				}
				files[m.PersonID] = person
			}
			out = append(out, competent{decision.Paper{Key: "person:" + m.PersonID.String() + x.ID.String(), Letter: "j", Link: "/people/" + m.PersonID.String(),
				Name: text.Tf("%s as %s of %s", "%s，%s，%s", m.Name, audit.RoleNames[m.Role], x.Reference)}, person.Qualified(f, x.Standard, x.From())})
		}
	}
	return out, nil
}
