package contract

import (
	"maps"
	"slices"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// ConsentPerChannel is the rule of confidentiality: what is not public by duty needs the client's consent.
var ConsentPerChannel = rule.Rule{ID: "CF1", Source: "ISO/IEC 17021-1:2015", Clause: "8.4", Level: rule.Enforce, Says: text.T(
	"The certification body tells the client in advance what it makes public; through any other channel it publishes only with the client's consent for that channel.",
	"认证机构应事先告知客户其将公开的信息；通过其他任何渠道公开须取得客户对该渠道的同意。")}

// Channel is a place where the certification may be published besides what is public by duty.
type Channel string

// The channels; register and logo are the two that the first agreements asked about.
const (
	OwnRegister           Channel = "register"
	AccreditationRegister Channel = "accreditation_body"
	CertSearch            Channel = "iaf_certsearch"
	Reference             Channel = "logo"
)

// Channels are the channels in the order in which they are asked.
var Channels = []Channel{OwnRegister, AccreditationRegister, CertSearch, Reference}

var channelNames = map[Channel]text.Text{
	OwnRegister:           text.T("Register on the website of the certification body", "认证机构网站的获证组织名录"),
	AccreditationRegister: text.T("Database of the accreditation body", "认可机构数据库"),
	CertSearch:            text.T("IAF CertSearch", "IAF CertSearch 数据库"),
	Reference:             text.T("Name and logo as a reference", "以名称和标识作为案例"),
}

// Consents says channel by channel what the client allows. A channel that is missing was not asked about, and
// is not allowed.
type Consents map[Channel]bool

// Check refuses consents for channels that there are not.
func (c Consents) Check() error {
	var bad fault.Invalid
	for _, ch := range slices.Sorted(maps.Keys(c)) {
		if !slices.Contains(Channels, ch) {
			bad.Add("consents."+string(ch), text.T("There is no such channel.", "没有此公开渠道。"))
		}
	}
	return bad.OrNil()
}

// Over is before with the answers of c in the place of earlier ones; every channel has an answer then.
func (c Consents) Over(before Consents) Consents {
	out := Consents{}
	for _, ch := range Channels {
		given, asked := c[ch]
		out[ch] = given || !asked && before[ch]
	}
	return out
}

// ConsentChange is a consent that the client gave or withdrew after the agreement was concluded.
type ConsentChange struct {
	Channel Channel     `json:"channel"`
	Given   bool        `json:"given"`
	By      id.Identity `json:"by"`
	ByName  string      `json:"by_name"`
	At      time.Time   `json:"at"`
}

// Says is the change in a sentence.
func (c ConsentChange) Says() text.Text {
	if c.Given {
		return text.Tf("%s: allowed from now on", "%s：自即日起同意公开", channelNames[c.Channel])
	}
	return text.Tf("%s: no longer allowed", "%s：撤回同意，不得再公开", channelNames[c.Channel])
}

// ConsentedNow is what the client allows today: the consents of the agreement and what was changed since.
func (r Record) ConsentedNow() Consents {
	since := Consents{}
	for _, c := range r.ConsentChanges {
		since[c.Channel] = c.Given
	}
	return since.Over(r.Consents)
}

// CanPublish tells whether the certification may be published through the channel (CF1).
func (r Record) CanPublish(ch Channel) error {
	if r.State != Active || !r.ConsentedNow()[ch] {
		return rule.Broken{ConsentPerChannel.Breaks(text.Text{})}
	}
	return nil
}

// Consent notes what the client allows from now on and answers what changed by that; who and when are set.
func (c *Contract) Consent(choice Consents, by ConsentChange) ([]ConsentChange, error) {
	if _, err := States.Next(Noun, c.r.State, Consent); err != nil {
		return nil, err
	}
	if err := choice.Check(); err != nil {
		return nil, err
	}
	now, changed := c.r.ConsentedNow(), []ConsentChange{}
	for _, ch := range Channels {
		if given, asked := choice[ch]; asked && given != now[ch] {
			by.Channel, by.Given = ch, given
			changed = append(changed, by)
		}
	}
	if len(changed) == 0 {
		return nil, fault.New(fault.IllegalMove, text.T("This is what you allow already.", "与您目前同意的内容相同，无需变更。"))
	}
	c.r.ConsentChanges = slices.Concat(c.r.ConsentChanges, changed)
	c.Add("contract.consent_changed", c.r.ID.String(), "client", c.r.ClientID.String(), "reference", c.r.Reference)
	return changed, nil
}

// Publication is what is made public of a certification: by duty, and by consent through each channel.
type Publication struct {
	Duty     []text.Text     `json:"duty" nullable:"false"`
	Channels []ChannelAnswer `json:"channels" nullable:"false"`
}

// ChannelAnswer is the client's answer for a channel; who and when are empty where it was not asked.
type ChannelAnswer struct {
	Channel Channel   `json:"channel"`
	Name    text.Text `json:"name"`
	Allowed bool      `json:"allowed"`
	ByName  string    `json:"by_name,omitempty"`
	At      time.Time `json:"at,omitzero"`
}

// Publication is what is made public of what the agreement covers, by the law of the body.
func (r Record) Publication(j body.Jurisdiction) Publication {
	out := Publication{Duty: PublicByDuty(j), Channels: []ChannelAnswer{}}
	for _, ch := range Channels {
		out.Channels = append(out.Channels, r.answer(ch))
	}
	return out
}

func (r Record) answer(ch Channel) ChannelAnswer {
	out := ChannelAnswer{Channel: ch, Name: channelNames[ch], Allowed: r.Consents[ch]}
	if _, asked := r.Consents[ch]; asked {
		out.ByName, out.At = r.AcceptedName, r.AcceptedAt
	}
	for _, c := range r.ConsentChanges {
		if c.Channel == ch {
			out.Allowed, out.ByName, out.At = c.Given, c.ByName, c.At
		}
	}
	return out
}

// PublicByDuty is what a body makes public without asking: it is stated to the client in advance.
func PublicByDuty(j body.Jurisdiction) []text.Text {
	out := []text.Text{text.T(
		"Anyone who asks is told whether a certification is valid, and its name, standard, scope, city and country (ISO/IEC 17021-1, 8.1.2). Whoever has the code or number of the certificate finds this on the page that verifies it.",
		"任何人查询时，认证机构应告知认证是否有效，以及获证组织的名称、认证标准、认证范围、所在城市和国家（ISO/IEC 17021-1 第8.1.2条）。持有证书查询码或编号者可在证书验证页面查到上述信息。")}
	if j == body.China {
		return append(out, text.T(
			"The certificate and each change of its status are reported to CNCA, which publishes them on its platform.",
			"证书信息及其状态变化须报送国家认监委（CNCA），由其在认证认可信息公共服务平台公布。"))
	}
	return append(out, text.T(
		"What a law or the accreditation body requires is disclosed to them; the client is told unless the law forbids it.",
		"法律或认可机构要求提供的信息将予以披露；除法律禁止外，将告知客户。"))
}
