package application

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM16 lets the applicant say under which rule a file of its own is read, and see who read it.
var SM16 = rule.Rule{ID: "SM-16", Source: iso17021, Clause: "8.4", Level: rule.Enforce, Says: text.T(
	"People of the body open a file that the applicant marks as confidential only after they have confirmed its access rule; who did and when is kept, and the applicant sees it.",
	"对于申请组织标记为保密的文件，认证机构人员须先确认其查阅规定方可打开；确认人和时间予以记录，申请组织可以查看。")}

// Confidence is the confidential treatment of a file: the access rule of the applicant, and who of the body confirmed it.
type Confidence struct {
	DocumentID id.Document `json:"document_id"`
	Version    int         `json:"version"`
	ClientID   id.Client   `json:"client_id"`
	Rule       string      `json:"rule"` // who may open the file and what for; empty where the applicant has lifted it
	By         string      `json:"by"`
	At         time.Time   `json:"at"`
	Openings   []Opening   `json:"openings" nullable:"false"`
}

// Opening is the confirmation by which a person of the body came to open the file.
type Opening struct {
	By   id.Identity `json:"by"`
	Name string      `json:"name"`
	At   time.Time   `json:"at"`
	Rule string      `json:"rule"` // as it was confirmed
}

// Confided is the file with the access rule, where before is its treatment so far. A rule in other words has to be
// confirmed anew; an empty one lifts the confidence.
func (d Document) Confided(before Confidence, rule, by string, at time.Time) Confidence {
	return Confidence{DocumentID: d.ID, Version: before.Version, ClientID: d.ClientID, Rule: strings.TrimSpace(rule), By: by, At: at,
		Openings: filled(before.Openings)}
}

// CanOpen tells why the actor may not open the file now (SM-16). People of the client always may.
func (c Confidence) CanOpen(who access.Actor) error {
	if c.Rule == "" || who.Client == c.ClientID || c.Confirmed(who) {
		return nil
	}
	return rule.Broken{SM16.Breaks(text.Tf("Confirm the access rule first: %s", "请先确认查阅规定：%s", c.Rule))}
}

// Confirmed tells whether the actor has confirmed the rule as it stands now.
func (c Confidence) Confirmed(who access.Actor) bool {
	return slices.ContainsFunc(c.Openings, func(o Opening) bool { return o.By == who.Identity && o.Rule == c.Rule })
}

// Confirm notes that the actor has read the rule and keeps to it. A rule that was changed in between has to be read again.
func (c Confidence) Confirm(rule string, who access.Actor, at time.Time) (Confidence, error) {
	if c.CanOpen(who) == nil {
		return c, fault.New(fault.IllegalMove, text.T("This file is open to you without a confirmation.", "您无需确认即可打开该文件。"))
	}
	if !who.Grant.IsZero() {
		return c, fault.New(fault.Denied, text.T("An operator of the deployment opens no confidential file.", "平台运营人员不得打开保密文件。"))
	}
	if rule != c.Rule {
		return c, fault.New(fault.Stale, text.T("The applicant has changed the access rule. Please read it again.", "申请组织已修改查阅规定，请重新阅读。"))
	}
	c.Openings = append(filled(c.Openings), Opening{who.Identity, who.Name, at, rule})
	return c, nil
}
