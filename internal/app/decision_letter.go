package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// letter is one of the catalogue with what fills it.
type letter struct {
	name string
	data mail.Data
}

// explain writes to the client what was decided, why, and until when it may appeal.
func (a *App) explain(tx *postgres.Tx, d decision.Record, f caseFile) error {
	if !d.Type.Explains() {
		return nil
	}
	l, err := a.explainingLetter(tx, d, f)
	if err != nil {
		return err
	}
	return a.notifyClient(tx, d.ClientID, l.name, l.data)
}

func (a *App) explainingLetter(tx *postgres.Tx, d decision.Record, f caseFile) (letter, error) {
	b, err := tx.Body()
	if err != nil {
		return letter{}, err
	}
	number := ""
	if d.Type != decision.Refuse {
		number = f.certificates[0].Number
	}
	limits := b.Limits(d.On)
	return letter{"decision_told", mail.Data{"client": d.ClientName, "what": d.Told(), "number": number, "standard": d.Standard, "day": d.On,
		"reason": d.Grounds(), "words": d.Words, "until": d.EndsOn, "stop": stopDue(d, limits), "appeal": complaint.AppealUntil(d.On, limits),
		"link": "/c/" + b.Slug + "/certificates"}}, nil
}

// stopDue is the day by which the holder shows that it no longer uses its certificate, the zero day where it need not.
func stopDue(d decision.Record, limits pack.Set) date.Date {
	return certificate.StopDue(certificate.States[certificate.Active][certificate.Action(d.Type)], limits, d.On)
}

// issuedLetter tells the holder that its certificate is there.
func (a *App) issuedLetter(b body.Record, r certificate.Record, d decision.Record) letter {
	l := letter{"certificate_issued", mail.Data{"client": r.Holder.Name, "number": r.Number, "standard": r.Standard, "day": r.ExpiresOn,
		"words": d.Words, "link": "/c/" + b.Slug + "/certificates", "public": a.VerifyURL(r.Code)}}
	if r.Extends != nil { // extended, reduced, moved to another edition: the decision says which
		l.name, l.data["before"], l.data["what"] = "certificate_replaced", r.Extends.Number, d.Told()
	}
	return l
}

// LettersView is what the client will be written about a decision, and what else follows from it.
type LettersView struct {
	Letters  []LetterView        `json:"letters" nullable:"false" doc:"in each language that somebody reads it in"`
	Restated []decision.Restated `json:"restated" nullable:"false" doc:"what a correction lets the certificate say otherwise, old and new"`
	Follows  []text.Text         `json:"follows" nullable:"false" doc:"what else follows from the decision"`
}

// LetterView is a letter as its readers will get it; each is addressed by name.
type LetterView struct {
	Name    string         `json:"name" doc:"in the catalogue of letters"`
	Lang    text.Lang      `json:"lang"`
	Subject string         `json:"subject"`
	Text    string         `json:"text" doc:"as the first of its readers gets it"`
	To      []LetterReader `json:"to" nullable:"false" doc:"empty where the client has nobody who reads it"`
}

// LetterReader is a person who gets the letter.
type LetterReader struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// PreviewLetters shows what the client would be written about the decision, by what is typed; where something is put
// forward, by that.
func (a *App) PreviewLetters(ctx context.Context, who access.Actor, did id.Decision, v Verdict) (out LettersView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Decision(did)
		if err != nil {
			return err
		}
		out, err = a.previewLetters(tx, r, v)
		return err
	})
	return out, err
}

// PreviewLettersOn is PreviewLetters of a decision about the certificate that may not be prepared yet.
func (a *App) PreviewLettersOn(ctx context.Context, who access.Actor, cid id.Certificate, of decision.Type, v Verdict) (out LettersView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := a.foreseen(tx, cid, of)
		if err != nil {
			return err
		}
		out, err = a.previewLetters(tx, r, v)
		return err
	})
	return out, err
}

var alreadyDone = fault.New(fault.IllegalMove, text.T("This has been settled: its letters stand among the mail.", "该事项已处理完毕，通知见邮件记录。"))

func (a *App) previewLetters(tx *postgres.Tx, r decision.Record, v Verdict) (out LettersView, err error) {
	if r.State != decision.Prepared {
		return out, alreadyDone
	}
	f, err := a.fileOf(tx, r)
	if err != nil {
		return out, err
	}
	if r.Motion == nil {
		m := v.onto(decision.Taking{File: f.dossier}).Motion()
		r.Motion = &m
	}
	if _, err := r.Type.Outcome(r.Motion.Refuses); err != nil {
		return out, err
	}
	d := r.Forward()
	d.On = f.dossier.Today
	out.Restated = append([]decision.Restated{}, d.Restated...)
	letters, err := a.lettersOf(tx, d, f)
	if err != nil {
		return out, err
	}
	out.Letters = []LetterView{}
	for _, l := range letters {
		written, err := a.written(tx, d, l)
		if err != nil {
			return out, err
		}
		out.Letters = append(out.Letters, written...)
	}
	out.Follows, err = a.follows(tx, d, f)
	return out, err
}

// lettersOf are the letters to the client that come of the decision, in their order.
func (a *App) lettersOf(tx *postgres.Tx, d decision.Record, f caseFile) (out []letter, err error) {
	if d.Type.Explains() {
		l, err := a.explainingLetter(tx, d, f)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	if d.Type.Documents() {
		l, err := a.documentLetter(tx, d, f)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

// unnumbered stand for the number and the code, which the certificate gets when it is issued.
var (
	unnumbered = text.T("(number given at issue)", "（颁发时编号）")
	uncoded    = text.T("(address given at issue)", "（颁发时生成网址）")
)

func (a *App) documentLetter(tx *postgres.Tx, d decision.Record, f caseFile) (l letter, err error) {
	b, err := tx.Body()
	if err != nil {
		return l, err
	}
	holder, err := tx.Client(d.ClientID)
	if err != nil {
		return l, err
	}
	r, err := a.drafted(tx, b, d, f, holder)
	if err != nil {
		return l, err
	}
	r.Number, r.Code = unnumbered.En, uncoded.En
	c, err := certificate.Issue(r)
	if err != nil {
		return l, err
	}
	if err := transit(tx, c, d.On); err != nil {
		return l, err
	}
	l = a.issuedLetter(b, c.Record(), d)
	l.data["number"], l.data["public"] = unnumbered, uncoded
	return l, nil
}

// written is the letter in each language that somebody of the client reads, or in that of the body where nobody does.
func (a *App) written(tx *postgres.Tx, d decision.Record, l letter) ([]LetterView, error) {
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	people, err := applicants(tx, d.ClientID)
	if err != nil {
		return nil, err
	}
	out := []LetterView{}
	add := func(to recipient, readers ...LetterReader) error {
		m, err := a.compose(b, l.name, l.data, nil, to)
		for i := range out {
			if out[i].Lang == m.Lang {
				out[i].To = append(out[i].To, readers...)
				return err
			}
		}
		out = append(out, LetterView{Name: l.name, Lang: m.Lang, Subject: m.Subject, Text: m.Text, To: append([]LetterReader{}, readers...)})
		return err
	}
	for _, to := range recipients(people) {
		if err := add(to, LetterReader{Name: to.Name, Email: to.Email}); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		err = add(recipient{Name: d.ClientName.In(b.Language)})
	}
	return out, err
}

// follows says what else comes of the decision beside the letters.
func (a *App) follows(tx *postgres.Tx, d decision.Record, f caseFile) ([]text.Text, error) {
	out := []text.Text{}
	b, err := tx.Body()
	if err != nil {
		return out, err
	}
	limits := b.Limits(d.On)
	if due := stopDue(d, limits); !due.IsZero() {
		out = append(out, text.Tf("The client is asked to show by %s that it has stopped using certificate and mark.", "要求客户于%s前证明已停止使用证书和认证标志。", due))
	}
	if d.Type.Explains() {
		out = append(out, text.Tf("The client may appeal until %s.", "客户可在%s前提出申诉。", complaint.AppealUntil(d.On, limits)))
	}
	if !d.Type.Changes() {
		return out, nil
	}
	told, err := a.toldOutside(tx, b, f)
	return append(out, told...), err
}

// toldOutside says who outside hears that the certificate changes: those who follow it, and the registers.
func (a *App) toldOutside(tx *postgres.Tx, b body.Record, f caseFile) (out []text.Text, err error) {
	if len(f.certificates) > 0 {
		n, err := tx.Followers(f.certificates[0].ID)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			out = append(out, text.Tf("Those who follow the certificate (%d) hear of it by mail.", "关注该证书的%d人将收到邮件通知。", n))
		}
	}
	for _, to := range []struct {
		name register.Name
		told bool
	}{
		{register.CertSearch, b.CertSearch && !b.Counts && f.contract.CanPublish(contract.CertSearch) == nil},
		{register.CNCA, b.Jurisdiction == body.China},
	} {
		if !to.told {
			continue
		}
		duty, err := a.dutyOf(tx, b, to.name)
		if err != nil {
			return nil, err
		}
		out = append(out, duty.Foretells(to.name))
	}
	return out, nil
}
