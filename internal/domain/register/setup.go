package register

import (
	"strings"
	"time"
	"unicode"

	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Setup is how a body reaches IAF CertSearch by its API and writes its XML. Version 1 is that of a body which has set nothing up.
type Setup struct {
	Version  int        `json:"version"`
	Key      *KeyRecord `json:"key,omitempty" doc:"that the body has entered; the key itself is never read back"`
	Elements *Elements  `json:"elements,omitempty" doc:"names of the elements of the XML, where the body has set its own"`
}

// NoSetup is the setup of a body before it enters anything.
var NoSetup = Setup{Version: 1}

// KeyRecord is what is told of a key of the API.
type KeyRecord struct {
	Server Server    `json:"server" enum:"live,sandbox"`
	SetAt  time.Time `json:"set_at"`
	SetBy  string    `json:"set_by"`
	Test   *Test     `json:"test,omitempty" doc:"the last one"`
}

// Test is what became of a test of the key.
type Test struct {
	At     time.Time `json:"at"`
	Passed bool      `json:"passed"`
	Says   text.Text `json:"says"`
}

// Reach is a setup that keeps its own rules.
type Reach struct {
	r Setup
	event.Log
}

// SetupFrom is the setup of the record.
func SetupFrom(r Setup) *Reach { return &Reach{r: r} }

// Record is a copy of the setup as it is stored.
func (r *Reach) Record() Setup { return r.r }

// mostKey is more than any key of the register has.
const mostKey = 500

// SetKey puts a key in use, and answers it as it is to be sealed.
func (r *Reach) SetKey(key string, at Server, by string, now time.Time) (string, error) {
	key = strings.TrimSpace(key)
	var bad fault.Invalid
	bad.Require("key", key)
	if at != Live && at != Sandbox {
		bad.Add("server", text.T("Choose the live register or the sandbox.", "请选择正式库或沙箱。"))
	}
	if len(key) > mostKey || strings.ContainsFunc(key, func(c rune) bool { return c > unicode.MaxASCII || !unicode.IsGraphic(c) || c == ' ' }) {
		bad.Add("key", text.T("This is no key of the API: it has letters, digits and signs without spaces.", "这不是接口密钥：密钥由字母、数字和符号组成，不含空格。"))
	}
	if err := bad.OrNil(); err != nil {
		return "", err
	}
	r.r.Key = &KeyRecord{Server: at, SetBy: by, SetAt: now}
	r.Add("register_key.set", "")
	return key, nil
}

// NoKey says that there is none.
var NoKey = fault.New(fault.IllegalMove, text.T("The body has entered no key of the API. Enter it first.", "本机构尚未填写接口密钥。请先填写。"))

// RemoveKey takes the key out of use.
func (r *Reach) RemoveKey() error {
	if r.r.Key == nil {
		return NoKey
	}
	r.r.Key = nil
	r.Add("register_key.removed", "")
	return nil
}

// Tested keeps what the register answered to an upload without contents: one whose key it knows it refuses for its missing
// fields.
func (r *Reach) Tested(a Answer, now time.Time) error {
	if r.r.Key == nil {
		return NoKey
	}
	k := *r.r.Key
	k.Test = &Test{At: now}
	switch how := a.Outcome(); how {
	case No:
		k.Test.Passed, k.Test.Says = true, text.T("The register takes the key.", "数据库接受该密钥。")
	case Halted:
		k.Test.Says = a.Halt()
	case Busy:
		k.Test.Says = text.T("The register has too many requests. Try again in some minutes.", "数据库请求过多，请几分钟后重试。")
	default:
		k.Test.Says = text.Tf("The register did not answer as it documents: %s. Try again later.", "数据库的应答与其文档不符：%s。请稍后重试。", a.Says)
	}
	r.r.Key = &k
	return nil
}
