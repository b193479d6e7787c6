package api

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/rulebook"
)

type findRulesIn struct {
	InBody
	Word  string     `query:"q" maxLength:"200" doc:"a word, a clause or the id of a rule"`
	Level rule.Level `query:"level" enum:"compute,enforce,warn,record" doc:"only rules of the level"`
}

func (s *Server) findRules(_ context.Context, _ access.Actor, in *findRulesIn) (*Many[rulebook.Entry], error) {
	found := slices.DeleteFunc(rulebook.Find(in.Word), func(e rulebook.Entry) bool { return in.Level != "" && e.Level != in.Level })
	return many(found, ""), nil
}
