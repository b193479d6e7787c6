package application

import (
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Ask puts a question to the applicant; the clock stands until all questions are answered or the due day
// has passed.
func (a *Application) Ask(question, about string, by access.Actor, on, due date.Date) error {
	if question = strings.TrimSpace(question); question == "" {
		return fault.Invalid{Fields: []fault.Field{{Path: "text", Says: fillBoth}}}
	}
	if a.r.State != InfoRequested {
		if err := a.move(Ask, "application.info_requested", "question", question); err != nil {
			return err
		}
	} else {
		a.Add("application.info_requested", a.r.ID.String(), "question", question, "client", a.r.ClientID.String(), "reference", a.r.Reference)
	}
	a.r.Questions = append(slices.Clone(a.r.Questions), Question{Number: len(a.r.Questions) + 1, About: about,
		Text: question, AskedBy: by.Identity, AskedName: by.Name, AskedOn: on, Due: due})
	return nil
}

// AnswerQuestion answers one open question; with the last of them the application goes back to the body.
func (a *Application) AnswerQuestion(number int, answer, by string, on date.Date) error {
	if answer = strings.TrimSpace(answer); answer == "" {
		return fault.Invalid{Fields: []fault.Field{{Path: "answer", Says: fillBoth}}}
	}
	if number < 1 || number > len(a.r.Questions) {
		return fault.Missing(text.T("question", "问题"))
	}
	if a.r.State != InfoRequested || a.r.Questions[number-1].Answer != "" {
		return fault.New(fault.IllegalMove, text.T("This question is not open.", "该问题不在待答复状态。"))
	}
	a.r.Questions = slices.Clone(a.r.Questions)
	q := &a.r.Questions[number-1]
	q.Answer, q.AnsweredBy, q.AnsweredOn = answer, by, on
	if len(a.r.OpenQuestions()) > 0 {
		a.Add("application.question_answered", a.r.ID.String())
		return nil
	}
	act := Answer
	if !a.r.Review.BegunOn.IsZero() {
		act = AnswerInReview
	}
	return a.move(act, "application.info_given")
}

// OpenQuestions are those without an answer.
func (r Record) OpenQuestions() []Question {
	var out []Question
	for _, q := range r.Questions {
		if q.Answer == "" {
			out = append(out, q)
		}
	}
	return out
}

// AnswerBy is the day by which the open questions are to be answered.
func (r Record) AnswerBy() date.Date {
	var days []date.Date
	for _, q := range r.OpenQuestions() {
		days = append(days, q.Due)
	}
	return date.Latest(days...)
}
