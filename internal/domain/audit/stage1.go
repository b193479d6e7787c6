package audit

import (
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Readiness is what stage 1 concludes about stage 2.
type Readiness string

const (
	Ready    Readiness = "ready"
	NotReady Readiness = "not_ready" // areas of concern are to be resolved first
	RepeatIt Readiness = "repeat"    // stage 1 has to be held again
)

// Objective is one of the seven objectives of stage 1 and what was found.
type Objective struct {
	Key  string    `json:"key"` // "a" to "g"
	Says text.Text `json:"says"`
	Met  string    `json:"met,omitempty"` // "yes", "partly", "no"
	Note string    `json:"note,omitempty"`
}

// Stage1 is the outcome of a stage 1 audit. Its areas of concern are findings of their own.
type Stage1 struct {
	Objectives []Objective `json:"objectives" nullable:"false"`
	Readiness  Readiness   `json:"readiness,omitempty"`
	Conclusion string      `json:"conclusion,omitempty"`
}

var S1_1 = rule.Rule{ID: "S1-1", Source: "ISO/IEC 17021-1:2015", Clause: "9.3.1.1", Level: rule.Enforce, Says: text.T(
	"The initial certification audit has two stages; stage 2 does not begin before stage 1 has been concluded as ready.",
	"初次认证审核分为两个阶段；第一阶段未得出就绪结论前，不得开始第二阶段审核。")}

var S1_2 = rule.Rule{ID: "S1-2", Source: "ISO/IEC 17021-1:2015", Clause: "9.3.1.2.2", Level: rule.Enforce, Says: text.T(
	"Stage 1 answers its seven objectives.", "第一阶段审核应对七项目标逐项作出结论。")}

var S1_3 = rule.Rule{ID: "S1-3", Source: "ISO/IEC 17021-1:2015", Clause: "9.3.1.2.3", Level: rule.Enforce, Says: text.T(
	"The conclusions of stage 1 are given in writing, with the areas of concern that could become nonconformities in stage 2.",
	"第一阶段结论应以书面形式告知客户，包括在第二阶段可能成为不符合项的关注点。")}

// objectives are the seven of 9.3.1.2.2 a to g.
var objectives = []Objective{
	{Key: "a", Says: text.T("The documented information of the management system has been reviewed.", "已审查管理体系的成文信息。")},
	{Key: "b", Says: text.T("The conditions of the sites are known and readiness for stage 2 has been discussed with staff.", "已了解场所的具体情况，并与客户人员讨论第二阶段的准备情况。")},
	{Key: "c", Says: text.T("The client understands the requirements, in particular key performance, processes, objectives and operation.", "客户理解标准要求，特别是关键绩效、过程、目标和运作。")},
	{Key: "d", Says: text.T("Scope, sites, processes and equipment, controls and legal requirements are known.", "已掌握体系范围、场所、过程和设备、控制水平以及法律法规要求的信息。")},
	{Key: "e", Says: text.T("The resources for stage 2 have been reviewed and its details agreed.", "已审查第二阶段所需资源并商定其细节。")},
	{Key: "f", Says: text.T("The focus of stage 2 follows from an understanding of the system and its operation.", "通过对体系及现场运作的充分了解，为第二阶段策划提供重点。")},
	{Key: "g", Says: text.T("Internal audits and management reviews are planned and performed, and the system is mature enough for stage 2.", "内部审核和管理评审已策划并实施，体系的实施程度足以进行第二阶段审核。")},
}

// RecordStage1 keeps the outcome of stage 1 while the audit is running or its report is being written.
func (a *Audit) RecordStage1(s Stage1) error {
	if err := a.writable(); err != nil {
		return err
	}
	if a.r.Type != programme.Stage1 {
		return fault.New(fault.IllegalMove, text.T("Only a stage 1 audit has these objectives.", "只有第一阶段审核有这些目标。"))
	}
	a.r.Stage1 = &Stage1{Objectives: answered(s.Objectives), Readiness: s.Readiness, Conclusion: s.Conclusion}
	a.add("audit.stage1_recorded")
	return nil
}

// answered is the seven objectives with the answers that were given; the sentences are ours.
func answered(given []Objective) []Objective {
	out := append([]Objective(nil), objectives...)
	for i := range out {
		for _, g := range given {
			if g.Key == out[i].Key {
				out[i].Met, out[i].Note = g.Met, g.Note
			}
		}
	}
	return out
}

// stage1Broken lists what is missing before stage 1 can be reported.
func (r Record) stage1Broken() rule.Broken {
	var out rule.Broken
	if r.Type != programme.Stage1 {
		return nil
	}
	s := Stage1{Objectives: objectives}
	if r.Stage1 != nil {
		s = *r.Stage1
	}
	for _, o := range s.Objectives {
		if o.Met == "" {
			out = append(out, S1_2.Breaks(text.Tf("Objective %s has no answer.", "目标%s尚无结论。", o.Key)).At("objectives."+o.Key))
		}
	}
	if s.Readiness == "" || s.Conclusion == "" {
		out = append(out, S1_3.Breaks(text.T("The written conclusion on readiness for stage 2 is missing.", "缺少关于第二阶段就绪情况的书面结论。")).At("readiness"))
	}
	return out
}

// ObjectivesOf are the objectives of the kind of audit: the seven of stage 1, none for the others.
func ObjectivesOf(k programme.Kind) []Objective {
	if k != programme.Stage1 {
		return []Objective{}
	}
	return slices.Clone(objectives)
}
