package register

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of the upload by the API of IAF CertSearch.
var (
	AsItStands = rule.Rule{ID: "SM-160", Source: source, Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"An upload certificate by certificate tells each as it stands at that moment, and only if its client still allows it; one that the client no longer allows is hidden there.",
		"逐张上传时，按发送当时的证书状态上报，且仅在客户仍同意时上报；客户不再同意的证书在数据库中设为隐藏。")}
	Paced = rule.Rule{ID: "SM-161", Source: apiGuide, Clause: "-", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"Between two requests to IAF CertSearch lies the pause that the register recommends, a minute unless the deployment sets another, and as much more as the register asks for.",
		"向 IAF CertSearch 发出的两次请求之间保持其建议的间隔（默认一分钟，可由部署配置），数据库要求更长等待时照办。")}
	Counted = rule.Rule{ID: "SM-162", Source: source, Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"An upload by the API counts as the report of its month only if it went to the live register, reached its end, and at least one certificate was accepted.",
		"通过接口上传仅在发往正式库、全部处理完毕且至少有一张证书被接受时，才计为当月上报。")}
)

const apiGuide = "IAF CertSearch API guide"

// Server says which server of the register is meant.
type Server string

const (
	Live    Server = "live"
	Sandbox Server = "sandbox" // to try on; what it has never comes into the register
)

// own are the moves that the sending makes by itself.
var own = []Action{doFinish, doTry, doRefuse}

// Sendable tells whether the submission can go by the API: it tells of single certificates.
func (r Record) Sendable() bool {
	return r.Register == CertSearch && (r.Kind == All || r.Kind == Changed)
}

// Send begins to send the certificates of the submission to the server.
func (s *Submission) Send(to Server, by string) error {
	if !s.r.Sendable() {
		return fault.New(fault.IllegalMove, text.T("Only single certificates go by the API. Upload these files by hand.", "接口仅用于逐张上报证书。请人工上传这些文件。"))
	}
	if err := s.move(DoSend); err != nil {
		return err
	}
	s.r.Server, s.r.SentBy, s.r.Run = to, by, 1
	return nil
}

// Stop lets the sending wait for a person, for the reason; none where a person stopped it.
func (s *Submission) Stop(why *text.Text) error {
	if err := s.move(DoStop); err != nil {
		return err
	}
	s.r.Halt = why
	return nil
}

// Resume goes on with the sending where it stopped, to the same server.
func (s *Submission) Resume(to Server) error {
	if to != s.r.Server {
		return fault.New(fault.IllegalMove, text.T("The upload was begun on the other server. Choose that one again, or cancel the upload and prepare it anew.",
			"该上传是在另一服务器上开始的。请重新选择该服务器，或取消上传后重新生成。"))
	}
	if err := s.move(DoResume); err != nil {
		return err
	}
	s.r.Halt = nil
	s.r.Run++
	return nil
}

// Cancel ends the sending before its end; n says what became of its certificates until then.
func (s *Submission) Cancel(n Progress, by string, today date.Date) error {
	s.count(n)
	s.r.Halt = nil
	return s.end(DoCancel, by, today)
}

// Finish ends a sending of whose certificates none waits any more (SM-162).
func (s *Submission) Finish(n Progress, today date.Date) error {
	s.count(n)
	how := doFinish
	switch {
	case s.r.Server == Sandbox:
		how = doTry
	case n.Accepted == 0 && n.Refused > 0:
		how = doRefuse
	case n.Accepted == 0:
		how = DoCancel
	}
	return s.end(how, s.r.SentBy, today)
}

func (s *Submission) count(n Progress) {
	s.r.Counts.Accepted, s.r.Counts.Refused, s.r.Counts.LeftOut = n.Accepted, n.Refused, n.LeftOut+n.Waiting
}

func (s *Submission) move(a Action) error {
	next, err := States.Next(noun, s.r.State, a)
	if err != nil {
		return err
	}
	s.r.State = next
	s.Add("submission."+string(next), s.r.ID.String())
	return nil
}

// Progress is how far the sending of a submission has come.
type Progress struct {
	Waiting  int `json:"waiting"`
	Accepted int `json:"accepted"`
	Refused  int `json:"refused"`
	LeftOut  int `json:"left_out"`
	Late     int `json:"late" doc:"of the waiting, those that were tried before without an answer"`
}

// Ends is when the sending will have asked for all that wait, if each is asked for once.
func (n Progress) Ends(next time.Time, pause time.Duration) time.Time {
	return next.Add(time.Duration(max(n.Waiting-1, 0)) * pause)
}
