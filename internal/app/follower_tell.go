package app

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const (
	tellFollowersJob = "follower.tell"
	tellMovedJob     = "follower.tell_moved"
	tellSubEndedJob  = "follower.tell_sub_ended"
)

// followed is the certificate that the event is about, and those who follow it.
func followed(tx *postgres.Tx, t postgres.Task) (r certificate.Record, list []certificate.Follower, err error) {
	var cid id.Certificate
	if err := cid.UnmarshalText([]byte(t.Payload["subject"])); err != nil {
		return r, nil, err
	}
	if r, err = tx.Certificate(cid); err != nil {
		return r, nil, err
	}
	list, err = tx.LockFollowers(cid)
	return r, list, err
}

// tellFollowers writes to those who follow a certificate of which something has changed.
func (a *App) tellFollowers(tx *postgres.Tx, t postgres.Task) error {
	r, list, err := followed(tx, t)
	if err != nil || len(list) == 0 {
		return err
	}
	state := certificate.State(strings.TrimPrefix(t.Payload["event"], "certificate."))
	if state == certificate.Superseded {
		return a.goOn(tx, r, list)
	}
	for _, f := range list {
		f.Tell(state)
		if err := tx.SaveFollower(f); err != nil {
			return err
		}
		if err := a.writeChanged(tx, f, r, state, r.Became(state)); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) writeChanged(tx *postgres.Tx, f certificate.Follower, r certificate.Record, to certificate.State, on date.Date) error {
	return a.writeFollower(tx, f, r, "follow_changed", mail.Data{"status": certificate.StatusNames[certificate.Status(to)], "day": on})
}

// tellSubEnded writes to those who follow a sub-certificate that ended before its certificate.
func (a *App) tellSubEnded(tx *postgres.Tx, t postgres.Task) error {
	var cid id.Certificate
	if err := cid.UnmarshalText([]byte(t.Payload["subject"])); err != nil {
		return err
	}
	suffix, err := strconv.Atoi(t.Payload["suffix"])
	if err != nil {
		return err
	}
	r, err := tx.Certificate(cid)
	if err != nil {
		return err
	}
	list, err := tx.LockFollowers(cid)
	if err != nil {
		return err
	}
	ended, _ := r.Sub(suffix)
	for _, f := range list {
		if f.Suffix != suffix {
			continue
		}
		f.Tell(ended.Ended)
		if err := tx.SaveFollower(f); err != nil {
			return err
		}
		if err := a.writeChanged(tx, f, r, ended.Ended, ended.EndedOn); err != nil {
			return err
		}
	}
	return nil
}

// tellMoved writes to those who follow a certificate that ends on another day than it did, because of the transition to a
// later edition.
func (a *App) tellMoved(tx *postgres.Tx, t postgres.Task) error {
	r, list, err := followed(tx, t)
	if err != nil {
		return err
	}
	why := text.T("no transition to a later edition of its standard ends it earlier any more.", "标准换版不再使其提前失效。")
	if s := r.Shortened; s != nil {
		why = text.Tf("it ends with the transition to %s.", "该证书随向%s的转换期届满而失效。", s.Successor)
	}
	for _, f := range list {
		f.Moved()
		if err := tx.SaveFollower(f); err != nil {
			return err
		}
		if err := a.writeFollower(tx, f, r, "follow_moved", mail.Data{"until": r.ExpiresOn, "why": why}); err != nil {
			return err
		}
	}
	return nil
}

// goOn lets the followers of a certificate follow the one that took its place.
func (a *App) goOn(tx *postgres.Tx, before certificate.Record, list []certificate.Follower) error {
	of, err := tx.CertificatesOfProgramme(before.ProgrammeID)
	if err != nil || len(of) == 0 {
		return err
	}
	next := of[0]
	what := text.T("was renewed", "已换证")
	if next.Extends != nil {
		what = text.T("was issued anew because its contents changed", "因内容变更已重新颁发")
	}
	for _, f := range list {
		replaced := f.Of(before).Number
		if !f.GoOn(next) {
			continue
		}
		if other, found, err := tx.LockFollowerOf(next.ID, f.Suffix, f.Address); err != nil {
			return err
		} else if found && other.ID != f.ID {
			if err := tx.EraseFollower(other.ID); err != nil {
				return err
			}
		}
		if err := tx.SaveFollower(f); err != nil {
			return err
		}
		if err := a.writeFollower(tx, f, next, "follow_replaced", mail.Data{"what": what, "before": replaced, "until": next.ExpiresOn}); err != nil {
			return err
		}
	}
	return nil
}

// noticeFollowers tells, in every body, followers of certificates that expire soon or have expired, and erases those
// who have nothing to hear any more.
func (a *App) noticeFollowers(ctx context.Context) error {
	return a.inEveryBody(ctx, "follower.notice", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		if err := tx.EraseOldFollowers(a.Now().Add(-certificate.ConfirmWithin), today, limits.Of(pack.RestorationMonths)); err != nil {
			return err
		}
		list, err := tx.LockFollowersToNotice(today, today.AddDays(certificate.NoticeDays), sweepSize)
		if err != nil {
			return err
		}
		for _, f := range list {
			r, err := tx.Certificate(f.Certificate)
			if err != nil {
				return err
			}
			notice, due := f.Notice(f.Of(r), today)
			if !due {
				continue
			}
			if err := tx.SaveFollower(f); err != nil {
				return err
			}
			template, data := "follow_expiring", mail.Data{"until": r.ExpiresOn}
			if notice == certificate.HasExpired {
				template = "follow_changed"
				data = mail.Data{"status": certificate.StatusNames[certificate.Expired], "day": r.ExpiresOn.AddDays(1)}
			}
			if err := a.writeFollower(tx, f, r, template, data); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeFollower queues a letter to the follower. What is kept of it names neither the address nor the word of the link.
func (a *App) writeFollower(tx *postgres.Tx, f certificate.Follower, r certificate.Record, template string, data mail.Data) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	r = f.Of(r).Public()
	data["number"], data["holder"], data["standard"] = r.Number, r.Holder.Name, a.viewCertificate(r, r.IssuedOn).Edition
	data["page"] = a.VerifyURL(r.Code) + "?lang=" + string(f.Lang)
	data["link"] = a.VerifyURL(r.Code) + "/follow/" + sealedWord + "?lang=" + string(f.Lang)
	return a.queue(tx, b, template, data, recipient{Name: text.T("Follower", "关注者").In(f.Lang), Lang: f.Lang, Follower: f.ID})
}

// addressed fills the address and the word of the link into a letter for a follower; the letter fails where the follower
// has stopped meanwhile.
func (a *App) addressed(tx *postgres.Tx, m *message.Record, l *mail.Letter) (begun bool, err error) {
	f, found, err := tx.LockFollower(m.Follower)
	if err != nil {
		return false, err
	}
	if !found {
		m.Error = "the follower has stopped"
		return false, m.Do(message.Refuse, a.Now())
	}
	plain, err := a.Box.Open(f.Sealed)
	if err != nil {
		return false, err
	}
	var to reach
	if err := json.Unmarshal(plain, &to); err != nil {
		return false, err
	}
	r, err := tx.Certificate(f.Certificate)
	l.To, l.Name, l.Text = to.Email, "", strings.ReplaceAll(m.Text, sealedWord, to.Word)
	l.Stop = a.VerifyURL(f.Of(r).Code) + "/follow/" + to.Word + "/stop"
	return true, err
}

// closeFollower keeps what became of a letter to a follower, without what the mail server said, which names the
// address; the follower is erased with the last one.
func (a *App) closeFollower(tx *postgres.Tx, m message.Record, how message.Action) error {
	m.Error = hushed(m.Error, how)
	if _, err := tx.SaveMessage(m); err != nil || how == message.Defer {
		return err
	}
	f, found, err := tx.LockFollower(m.Follower)
	if err != nil || !found || f.State != certificate.Leaving {
		return err
	}
	return tx.EraseFollower(f.ID)
}

// hushed is what is kept of the error of a letter to somebody outside: not the words of the mail server, which name the
// address.
func hushed(said string, how message.Action) string {
	if said == "" {
		return ""
	}
	return map[message.Action]string{message.Refuse: mail.ErrRefused.Error(), message.Defer: mail.ErrUnreached.Error(),
		message.Lose: "the answer of the mail server was lost", message.Return: mail.ErrReturned.Error()}[how]
}
