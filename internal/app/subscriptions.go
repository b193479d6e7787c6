package app

// Jobs are the jobs by the name that a task gives.
var Jobs = map[string]Job{
	sendMessageJob:     {Outside: (*App).sendMessage},
	prepareDecisionJob: {Run: (*App).prepareAfterAudit},
	askJob:             {Run: (*App).askToDecide},
	askVoicesJob:       {Run: (*App).askForVoices},
	sentBackJob:        {Run: (*App).tellSentBack},
	settleJob:          {Run: (*App).settleAfter},
	sweepJob:           {Run: (*App).sweep},
	surveyJob:          {Run: (*App).survey},
	ladderJob:          {Run: (*App).climb},
	wantJob:            {Run: (*App).settleDecided},
	tellJob:            {Run: (*App).tell},
	raiseInvoiceJob:    {Run: (*App).raiseInvoice},
	signJob:            {Outside: (*App).signIssued},
	signSubJob:         {Outside: (*App).signSub},
	fillLogJob:         {Run: (*App).fillLog},
	tellFollowersJob:   {Run: (*App).tellFollowers},
	tellMovedJob:       {Run: (*App).tellMoved},
	tellSubEndedJob:    {Run: (*App).tellSubEnded},
	transitionJob:      {Run: (*App).applyTransition},
	callJob:            {Run: (*App).callNext},
	uploadJob:          {Outside: (*App).uploadNext},
}

// subscriptions say which jobs an event causes.
var subscriptions = map[string][]string{
	"audit.concluded":       {prepareDecisionJob, settleJob, raiseInvoiceJob},
	"audit.field_closed":    {settleJob},
	"audit.confirmed":       {settleJob},
	"decision.prepared":     {askJob, wantJob},
	"decision.taken":        {wantJob},
	"decision.dismissed":    {wantJob},
	"decision.overtaken":    {wantJob},
	"decision.agreed":       {askVoicesJob},
	"decision.sent_back":    {sentBackJob},
	"finding.issued":        {settleJob},
	"finding.responded":     {settleJob},
	"finding.returned":      {settleJob},
	"finding.plan_accepted": {settleJob},
	"finding.closed":        {settleJob},
	"finding.dropped":       {settleJob},
	"body.clock_moved":      {sweepJob},
	"body.ladder_changed":   {ladderJob},
	"contract.accepted":     {raiseInvoiceJob},
	"certificate.issued":    {raiseInvoiceJob, signJob},

	"certificate.sub_issued": {signSubJob},
	"certificate.sub_ended":  {tellSubEndedJob},

	"certificate.suspended":  {tellFollowersJob},
	"certificate.active":     {tellFollowersJob},
	"certificate.withdrawn":  {tellFollowersJob},
	"certificate.cancelled":  {tellFollowersJob},
	"certificate.superseded": {tellFollowersJob},
	"certificate.transited":  {tellMovedJob},
}

// JobsOf lists the jobs that an event causes; the outbox asks when it stores the event.
func JobsOf(event string) []string { return subscriptions[event] }
