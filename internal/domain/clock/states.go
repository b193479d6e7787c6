package clock

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State is where an obligation stands. That it is overdue is derived from the day and never stored.
type State string

const (
	Open       State = "open"
	Done       State = "done"
	Late       State = "late"       // done after the due day
	Superseded State = "superseded" // the facts have changed, nobody owes it any more
)

// Action is a verb of an obligation.
type Action string

const (
	Fulfil     Action = "fulfil"
	FulfilLate Action = "fulfil_late"
	Supersede  Action = "supersede"
	Reopen     Action = "reopen"
)

// States is the state machine of an obligation.
var States = flow.Table[State, Action]{
	Open:       {Fulfil: Done, FulfilLate: Late, Supersede: Superseded},
	Done:       {Reopen: Open, Supersede: Superseded},
	Late:       {Reopen: Open, Supersede: Superseded},
	Superseded: {Reopen: Open},
}

// KindNames are the obligations on screen and in mail.
var KindNames = map[Kind]text.Text{
	Surveillance:    text.T("surveillance audit", "监督审核"),
	Recertification: text.T("recertification", "再认证"),
	Restoration:     text.T("restoration after expiry", "到期后恢复"),
	SuspensionEnd:   text.T("end of the suspension", "暂停期限届满"),
	MajorVerified:   text.T("verification of a major nonconformity", "严重不符合的验证"),
	FindingAnswer:   text.T("answer to a finding", "不符合项的答复"),
	FindingClosure:  text.T("closure of a finding", "不符合项的关闭"),
	ReviewDecision:  text.T("review and decision", "认证评定与决定"),
	Examination:     text.T("examination of the effect of another certificate", "审查其他证书变更的影响"),
	StopUse:         text.T("proof that certificate and mark are not used", "停止使用证书和标志的证明"),
	MisuseAnswer:    text.T("correction of a misuse", "误用的纠正"),
	NewApplication:  text.T("invitation to apply anew", "邀请重新申请认证"),
	Transition:      text.T("transition to the later edition", "转换到新版标准"),
	SpotCheck:       text.T("short-notice audit after a failed spot check", "监督抽查不合格后的提前较短时间通知审核"),
}
