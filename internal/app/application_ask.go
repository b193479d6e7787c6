package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// AskApplicant puts a question to the applicant; the clock stands until it is answered.
func (a *App) AskApplicant(ctx context.Context, who access.Actor, aid id.Application, seen int, question, about string) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.ask", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			return x.Ask(question, about, who, m.Today, m.Today.AddDays(m.Limits.Of(pack.InformationDays)))
		})
		if err != nil {
			return err
		}
		_, link := applicationLinks(out.slug, out.Record)
		return a.notifyClient(tx, out.ClientID, "application_question", mail.Data{
			"reference": out.Reference, "question": question, "due": out.Turn.By, "link": link})
	})
	return out, err
}

// AnswerBody answers one question of the reviewer.
func (a *App) AnswerBody(ctx context.Context, who access.Actor, aid id.Application, seen, number int, answer string) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.answer", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			return x.AnswerQuestion(number, answer, who.Name, m.Today)
		})
		if err != nil || len(out.OpenQuestions()) > 0 {
			return err
		}
		staff, _ := applicationLinks(out.slug, out.Record)
		return a.tellReviewers(tx, out.Record, "application_answered", mail.Data{
			"reference": out.Reference, "client": out.Organisation.Data.Label(), "link": staff})
	})
	return out, err
}
