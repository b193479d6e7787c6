package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// MisuseLine is a misuse as a list shows it.
type MisuseLine struct {
	ID          id.Misuse    `json:"id"`
	Reference   string       `json:"reference"`
	State       misuse.State `json:"state" enum:"detected,warned,answered,corrected,suspension,legal,dismissed"`
	StateName   text.Text    `json:"state_name"`
	KindName    text.Text    `json:"kind_name"`
	Name        text.Text    `json:"name"`
	Party       misuse.Party `json:"party" enum:"client,former,outsider"`
	Certificate string       `json:"certificate,omitempty"`
	ProgrammeID id.Programme `json:"programme_id,omitzero"`
	Cycle       int          `json:"cycle,omitempty"`
	SeenOn      date.Date    `json:"seen_on"`
	RecordedOn  date.Date    `json:"recorded_on"`
	Open        bool         `json:"open"`
	Turn        flow.Turn    `json:"turn"`
}

func misuseLine(today date.Date) func(misuse.Record) MisuseLine {
	return func(r misuse.Record) MisuseLine {
		return MisuseLine{ID: r.ID, Reference: r.Reference, State: r.State, StateName: misuse.StateNames[r.State].Capital(), KindName: misuse.KindNames[r.Kind].Capital(),
			Name: r.Name, Party: r.Party, Certificate: r.Certificate, ProgrammeID: r.ProgrammeID, Cycle: r.Cycle, SeenOn: r.SeenOn, RecordedOn: r.RecordedOn,
			Open: r.Open(), Turn: r.Turn(today)}
	}
}

// ListMisuses is one page of the misuses, and the cursor of the next.
func (a *App) ListMisuses(ctx context.Context, who access.Actor, p postgres.Page, f postgres.MisuseFilter) (list []MisuseLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		records, cursor, err := tx.Misuses(p, f)
		list, next = each(records, misuseLine(today)), cursor
		return err
	})
	return list, next, err
}

// MisusesOfClient are the misuses by a client, as people of the body see them on its pages, before an audit and where they
// decide about it.
func (a *App) MisusesOfClient(ctx context.Context, who access.Actor, c id.Client) (list []MisuseLine, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(c); err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		records, err := tx.MisusesOfClient(c)
		list = each(records, misuseLine(today))
		return err
	})
	return list, err
}

// OwnMisuses are the misuses that the client was warned about, as it reads them.
func (a *App) OwnMisuses(ctx context.Context, who access.Actor, c id.Client) (list []misuse.ForClient, err error) {
	list = []misuse.ForClient{}
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(c); err != nil {
			return err
		}
		records, err := tx.MisusesOfClient(c)
		for _, r := range records {
			if seen, told := r.ForClient(); told {
				list = append(list, seen)
			}
		}
		return err
	})
	return list, err
}

// MisuseView is a misuse for those who handle it.
type MisuseView struct {
	misuse.Record
	StateName text.Text     `json:"state_name"`
	KindName  text.Text     `json:"kind_name"`
	Rule      *rule.Rule    `json:"rule,omitempty" doc:"that the use breaks"`
	Turn      flow.Turn     `json:"turn"`
	Actions   []flow.Action `json:"actions" nullable:"false"`
	Steps     []MisuseStep  `json:"steps" nullable:"false"`
	Letter    *text.Text    `json:"letter,omitempty" doc:"the latest warning as a letter, to be sent by the body's own means"`
	Days      int           `json:"days" doc:"in which a correction is asked for"`
}

// MisuseStep is a step in words.
type MisuseStep struct {
	misuse.Step
	Name text.Text `json:"name"`
}

// GetMisuse is one misuse.
func (a *App) GetMisuse(ctx context.Context, who access.Actor, mid id.Misuse) (out MisuseView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Misuse(mid)
		if err != nil {
			return err
		}
		out, err = a.viewMisuse(tx, r)
		return err
	})
	return out, err
}

func (a *App) viewMisuse(tx *postgres.Tx, r misuse.Record) (out MisuseView, err error) {
	limits, today, err := a.limitsToday(tx)
	if err != nil {
		return out, err
	}
	valid, err := misuseCertificateValid(tx, r, today)
	if err != nil {
		return out, err
	}
	out = MisuseView{Record: r, StateName: misuse.StateNames[r.State].Capital(), KindName: misuse.KindNames[r.Kind].Capital(), Turn: r.Turn(today),
		Actions: []flow.Action{}, Days: limits.Of(pack.MisuseDays), Steps: each(r.Steps, func(s misuse.Step) MisuseStep { return MisuseStep{s, misuse.Done[s.Action]} })}
	if broken, known := misuse.KindRules[r.Kind]; known {
		out.Rule = &broken
	}
	if tx.Actor.May(access.HandleMisuse) {
		out.Actions = r.Actions(valid)
	}
	out.Letter, err = letterAbout(tx, r)
	return out, err
}

// misuseCertificateValid tells whether the certificate that is misused, or the one that took its place, is valid today.
func misuseCertificateValid(tx *postgres.Tx, r misuse.Record, today date.Date) (bool, error) {
	if r.ProgrammeID.IsZero() {
		return false, nil
	}
	list, err := tx.CertificatesOfProgramme(r.ProgrammeID)
	return len(list) > 0 && list[0].Status(today) == certificate.Status(certificate.Active), err
}

// letterAbout is the latest warning as a letter in both languages, nil where nobody was warned.
func letterAbout(tx *postgres.Tx, r misuse.Record) (*text.Text, error) {
	w, warned := r.Last()
	if !warned {
		return nil, nil
	}
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	data := mail.Data{"name": r.Name, "body": b.Name, "reference": r.Reference, "kind": misuse.KindNames[r.Kind], "what": r.What, "where": r.Where,
		"seen": r.SeenOn, "says": w.Says, "day": w.DueOn, "on": w.On}
	en, err := mail.Write("misuse_letter", text.En, data)
	if err != nil {
		return nil, err
	}
	zh, err := mail.Write("misuse_letter", text.Zh, data)
	out := text.T(en.Text, zh.Text)
	return &out, err
}

// PrintWarning is the latest warning as PDF.
func (a *App) PrintWarning(ctx context.Context, who access.Actor, mid id.Misuse) (name string, file []byte, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Misuse(mid)
		if err != nil {
			return err
		}
		letter, err := letterAbout(tx, r)
		if err != nil {
			return err
		}
		if letter == nil {
			return notIssued
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		w, _ := r.Last()
		name = r.Reference + ".pdf"
		file, err = pdf.Warning(r, *letter, b.Name, w.On.Start(b.Zone()))
		return err
	})
	return name, file, err
}
