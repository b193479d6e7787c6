package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/sign"
)

// checked is the answer of verify. Valid speaks of the signature; whether the certificate is valid on a day, the
// register tells.
type checked struct {
	Valid     bool            `json:"valid"`
	Number    string          `json:"number,omitempty"`
	Holder    string          `json:"holder,omitempty"`
	HolderZh  string          `json:"holder_zh,omitempty"`
	Standard  string          `json:"standard,omitempty"`
	Scope     string          `json:"scope,omitempty"`
	Main      string          `json:"sub_certificate_of,omitempty"` // number of the main certificate
	IssuedOn  date.Date       `json:"issued_on,omitzero"`
	ExpiresOn date.Date       `json:"expires_on,omitzero"`
	Altered   bool            `json:"altered"`
	Why       string          `json:"why,omitempty"`
	SignedBy  string          `json:"signed_by,omitempty"`
	KID       string          `json:"kid,omitempty"`
	SignedAt  time.Time       `json:"signed_at,omitzero"`
	Online    json.RawMessage `json:"online,omitempty"` // what the register says now
}

func runVerify(ctx context.Context, args []string, out io.Writer) error {
	f := flags("verify FILE|PICTURE|SCANNED")
	key := f.String("key", "", "the published keys: the trust file of the body (JSON) or a certificate in PEM")
	online := f.String("online", "", "address of the register, to be asked for the status of today")
	words, err := parseAround(f, args)
	if err != nil {
		return err
	}
	if len(words) != 1 || *key == "" {
		return usageError{errors.New("verify --key KEYS FILE: name the file and the keys that its body publishes")}
	}
	trusted, err := readTrust(*key)
	if err != nil {
		return badFile("--key", err)
	}
	file, err := readCertificate(words[0])
	if err != nil {
		return badFile("FILE", err)
	}
	answer, code := check(file, trusted)
	if *online != "" && code != "" {
		answer.Online, err = askRegister(ctx, *online, code)
	}
	// What the file says needs no register: it is told also where that is away.
	return errors.Join(writeAnswer(out, answer), err)
}

// readTrust reads the certificates of the keys from a trust file or from PEM.
func readTrust(path string) ([]*x509.Certificate, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var trust app.TrustFile
	if json.Unmarshal(b, &trust) != nil || len(trust.Keys) == 0 {
		return sign.Certificates(b)
	}
	var out []*x509.Certificate
	for _, k := range trust.Keys {
		list, err := sign.Certificates([]byte(k.Certificate))
		if err != nil {
			return nil, fmt.Errorf("%s: key %s: %w", path, k.KID, err)
		}
		out = append(out, list[0])
	}
	return out, nil
}

// check checks a PDF, or a data file, and answers the code of the public page too.
func check(file []byte, trusted []*x509.Certificate) (out checked, code string) {
	says, by, err := app.OpenFile(file, func(certificate.Statement) ([]*x509.Certificate, error) { return trusted, nil })
	if err == nil || errors.Is(err, app.ErrKeyNotValid) {
		out = checked{Valid: err == nil, Number: says.Number, Holder: says.Holder.En, HolderZh: says.Holder.Zh, Standard: says.Standard, Scope: says.Scope.En,
			IssuedOn: says.IssuedOn, ExpiresOn: says.ExpiresOn, SignedBy: by.Subject.CommonName, KID: sign.ID(by), SignedAt: says.SignedAt}
		if says.Main != nil {
			out.Main = says.Main.Number
		}
		code = says.Code
	}
	if err != nil {
		out.Altered, out.Why = errors.Is(err, sign.ErrAltered), strings.TrimPrefix(err.Error(), "sign: ")
	}
	return out, code
}

// askRegister asks the register for the status of today.
func askRegister(ctx context.Context, register, code string) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(register, "/")+"/api/v1/verify/"+code, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil || resp.StatusCode != http.StatusOK {
		return nil, errors.Join(err, fmt.Errorf("the register answers %s", resp.Status))
	}
	return b, nil
}
