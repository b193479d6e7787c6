package demo

import (
	"fmt"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// ending is how far a client's story goes by today.
type ending func(s *story)

// stage plans the story of a firm.
func (p *play) stage(t *troupe, f firmPart, end ending) {
	end(&story{play: p, t: t, f: f})
}

// visitable prints the person of this client among the sign-ins.
func (s *story) visitable(does string) {
	s.t.guests = append(s.t.guests, SignIn{s.f.email(), "applicant, " + s.f.name.En, does, "/b/" + s.t.body.slug})
}

func halfWay(s *story) {
	s.visitable("half way through its application")
	s.begins(-6, 6)
	s.hands(-5, 7)
}

func submitted(s *story) {
	s.begins(-20, 10)
	s.hands(-9, 14)
	s.submits(-2)
}

func underReview(s *story) {
	s.visitable("a returned document and a question to answer")
	s.begins(-40, 10)
	s.hands(-34, 12)
	s.submits(-14)
	s.reviewBegins(-10)
	s.judged(-5, "mat.operation_proof")
	s.asked(-4)
}

// inReview is the way up to an accepted application that ends on the day.
func (s *story) inReview(until int) {
	s.begins(until-45, 10)
	s.handsHandbook(until-38, 10)
	s.submits(until - 20)
	s.reviewBegins(until - 16)
	s.judged(until - 6)
	s.accepted(until)
}

func declined(s *story) {
	s.begins(-70, 10)
	s.handsHandbook(-66, 3)
	s.submits(-60)
	s.reviewBegins(-55)
	s.on(-40, "decline "+s.f.name.En, func() error {
		v, err := s.app.GetApplication(s.ctx, s.reviewer(), s.aid)
		if err == nil {
			_, err = s.app.DeclineApplication(s.ctx, s.reviewer(), s.aid, v.Version, "No auditor of ours knows the sector well enough; we cannot audit it properly at present.")
		}
		return err
	})
}

func quoted(s *story) {
	s.visitable("a quotation to accept")
	s.inReview(-8)
	s.offered(-6)
}

func (s *story) underContract(day int) {
	s.inReview(day - 12)
	s.offered(day - 9)
	s.signs(day)
}

func contracted(s *story) { s.underContract(-3) }

func proposed(s *story) {
	s.visitable("dates and team of stage 1 to confirm")
	s.underContract(-15)
	s.visit(programme.Stage1, 1).proposed(-4, 17)
}

// first is stage 1 held and concluded, from the day it begins on.
func (s *story) first(day int) {
	s.visit(programme.Stage1, 1).proposed(day-18, day).confirmed(day - 12).planned(day - 7).held(day).reported(day + 26).concluded(day + 27)
}

func stage1Done(s *story) {
	s.underContract(-90)
	s.first(-60)
	s.visit(programme.Stage2, 1).proposed(-25, 9).confirmed(-16).planned(-3)
}

func findingAnswered(s *story) {
	s.visitable("findings of stage 2, answered and waiting for the team")
	s.underContract(-160)
	s.first(-130)
	s.visit(programme.Stage2, 1).proposed(-75, -52).confirmed(-66).planned(-58).held(-52, minorSupplier, minorChange).reported(-20).answered(-3, false)
}

func readyToDecide(s *story) {
	s.begins(-230, 10)
	s.hands(-224, 100)
	s.submits(-212)
	s.reviewBegins(-208)
	s.judged(-200)
	s.accepted(-196)
	s.offered(-192)
	s.signs(-185)
	s.first(-150)
	s.visit(programme.Stage2, 1).proposed(-100, -76).confirmed(-90).planned(-82).held(-76, minorSupplier).reported(-44).answered(-20, true).concluded(-4)
}

// certified is the whole way up to the grant on the day.
func (s *story) certified(day int) {
	s.underContract(day - 150)
	s.first(day - 120)
	s.visit(programme.Stage2, 1).proposed(day-75, day-55).confirmed(day-66).planned(day-60).
		held(day-55, minorSupplier).reported(day-25).answered(day-20, true).concluded(day - 10)
	s.decided(day, app.Verdict{})
}

// decided takes what lies prepared about the client.
func (s *story) decided(day int, v app.Verdict) {
	s.on(day, "decide about "+s.f.name.En, func() error {
		who := s.t.with(access.DecisionMaker)
		list, _, err := s.app.ListDecisions(s.ctx, who, postgres.Page{Limit: 100}, postgres.DecisionFilter{State: string(decision.Prepared)})
		if err != nil {
			return err
		}
		for _, line := range list {
			if line.ClientID != s.guest.Client {
				continue
			}
			d, err := s.app.GetDecision(s.ctx, who, line.ID)
			if err == nil {
				_, err = s.app.TakeDecision(s.ctx, who, d.ID, d.Version, v)
			}
			return err
		}
		return fmt.Errorf("nothing lies prepared")
	})
}

func certifiedYoung(s *story) {
	s.certified(-150)
	s.visit(programme.Surveillance, 1).proposed(-6, 38)
}

func certifiedSurveyed(s *story) {
	s.visitable("certified; its second surveillance is being planned")
	s.certified(-380)
	s.surveyed(1, -90)
	s.visit(programme.Surveillance, 2).proposed(-8, 22).confirmed(-2)
}

// lastYear is the time to apply for recertification.
func lastYear(s *story) {
	s.visitable("certified; both surveillance audits are held, recertification is to be applied for")
	s.certified(-760)
	s.surveyed(1, -440)
	s.surveyed(2, -100)
}

// renewalToDecide is the end of a cycle: the next one is agreed on, its audit is concluded, and the renewal lies before the decision maker.
func renewalToDecide(s *story) {
	s.visitable("certified; its recertification is before the decision maker")
	s.certified(-1000)
	s.surveyed(1, -645)
	s.surveyed(2, -290)
	s.appliesAgain(-205)
	s.reviewBegins(-200)
	s.accepted(-195)
	s.offered(-190)
	s.signs(-183)
	s.visit(programme.Recertification, 0).proposed(-95, -65).confirmed(-85).planned(-72).held(-65).reported(-39).concluded(-5)
}

// surveyed is the surveillance audit of the number from the day on, concluded without findings.
func (s *story) surveyed(number, day int) {
	s.visit(programme.Surveillance, number).proposed(day-30, day).confirmed(day - 20).planned(day - 10).held(day).reported(day + 26).concluded(day + 28)
}

func surveillanceOverdue(s *story) {
	s.visitable("certified, its surveillance is overdue")
	s.certified(-378)
}

func suspendedNow(s *story) {
	s.certified(-400)
	s.decided(-24, app.Verdict{Terms: decision.Terms{Reason: "The first surveillance audit was not made possible in time.", Code: "surveillance_overdue", EndsOn: s.day(120)}})
	s.visit(programme.Surveillance, 1).proposed(-18, 13).confirmed(-10).planned(-1)
}
