package app

import (
	"context"
	"net/url"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// APIView is how the body reaches IAF CertSearch by its API.
type APIView struct {
	register.Setup
	Offered   bool              `json:"offered" doc:"the deployment reaches the register"`
	Live      string            `json:"live,omitempty" doc:"host of the live register"`
	Sandbox   string            `json:"sandbox,omitempty" doc:"host of the sandbox"`
	Pause     int               `json:"pause" doc:"seconds between two requests"`
	Practice  string            `json:"practice,omitempty" doc:"key that the register of the demonstration takes"`
	Names     register.Elements `json:"names" doc:"of the elements of the XML in use"`
	Delivered register.Elements `json:"delivered" doc:"names before the body sets its own"`
}

func (a *App) viewAPI(tx *postgres.Tx) (APIView, error) {
	s, _, err := tx.RegisterSetup()
	return a.apiView(s), err
}

func (a *App) apiView(s register.Setup) APIView {
	v := APIView{Setup: s, Names: s.Names(), Delivered: register.DeliveredElements}
	if c := a.CertSearch; c != nil {
		v.Offered, v.Live, v.Sandbox, v.Pause, v.Practice = true, host(c.Live), host(c.Sandbox), int(c.Pause.Seconds()), c.Practice
	}
	return v
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

var (
	noAPI = fault.New(fault.Unavailable, text.T("This deployment does not reach the API of IAF CertSearch. Upload the files by hand.",
		"本系统未接入 IAF CertSearch 接口。请人工上传文件。"))
	lineBusy = fault.New(fault.TooMany, text.T("A request to the register has just gone out, and between two lies a pause. Try again in a moment.",
		"刚刚已向数据库发出请求，两次请求之间须有间隔。请稍后重试。"))
)

// GetRegisterSetup is how the body reaches IAF CertSearch by its API.
func (a *App) GetRegisterSetup(ctx context.Context, who access.Actor) (out APIView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out, err = a.viewAPI(tx)
		return err
	})
	return out, err
}

// SetRegisterKey seals the key by which the body uploads to the server; nobody reads it back.
func (a *App) SetRegisterKey(ctx context.Context, who access.Actor, seen int, key string, at register.Server) (APIView, error) {
	return a.changeSetup(ctx, who, "register_key.set", seen, func(s *register.Reach, _ []byte) ([]byte, error) {
		if a.CertSearch == nil {
			return nil, noAPI
		}
		plain, err := s.SetKey(key, at, who.Label(), a.Now())
		if err != nil {
			return nil, err
		}
		return a.Box.Seal([]byte(plain)), nil
	})
}

// RemoveRegisterKey forgets the key. An upload that is under way stops at its next certificate.
func (a *App) RemoveRegisterKey(ctx context.Context, who access.Actor, seen int) (APIView, error) {
	return a.changeSetup(ctx, who, "register_key.remove", seen, func(s *register.Reach, _ []byte) ([]byte, error) { return nil, s.RemoveKey() })
}

// changeSetup lets the setup change; change gets the sealed key and answers the one that stays.
func (a *App) changeSetup(ctx context.Context, who access.Actor, verb string, seen int, change func(*register.Reach, []byte) ([]byte, error)) (out APIView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		s, before, err := tx.LockRegisterSetup(seen)
		if err != nil {
			return err
		}
		sealed, err := change(s, before)
		if err != nil {
			return err
		}
		r, err := tx.SaveRegisterSetup(s, sealed)
		out = a.apiView(r)
		return err
	})
	return out, err
}

// TestRegisterKey asks the register whether it takes the key, by an upload without contents.
func (a *App) TestRegisterKey(ctx context.Context, who access.Actor, seen int) (out APIView, err error) {
	if a.CertSearch == nil {
		return out, noAPI
	}
	var server register.Server
	var key string
	err = a.write(ctx, who, "register_key.test", func(tx *postgres.Tx) error {
		s, sealed, err := tx.LockRegisterSetup(seen)
		if err != nil {
			return err
		}
		if server, key, err = a.openRegisterKey(s.Record(), sealed); err != nil {
			return err
		}
		next, err := tx.LockLine()
		if err != nil {
			return err
		}
		if next.After(tx.At) {
			return lineBusy
		}
		return tx.HoldLine(tx.At.Add(lineHeld))
	})
	if err != nil {
		return out, err
	}
	answer := a.CertSearch.Try(ctx, server, key)
	err = a.write(ctx, who, "register_key.test", func(tx *postgres.Tx) error {
		if err := tx.HoldLine(tx.At.Add(max(a.CertSearch.Pause, answer.After))); err != nil {
			return err
		}
		s, sealed, err := tx.LockRegisterSetup(seen)
		if err != nil {
			return err
		}
		if err := s.Tested(answer, a.Now()); err != nil {
			return err
		}
		r, err := tx.SaveRegisterSetup(s, sealed)
		out = a.apiView(r)
		return err
	})
	return out, err
}

func (a *App) openRegisterKey(s register.Setup, sealed []byte) (register.Server, string, error) {
	if s.Key == nil {
		return "", "", register.NoKey
	}
	plain, err := a.Box.Open(sealed)
	return s.Key.Server, string(plain), err
}
