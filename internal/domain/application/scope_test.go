package application

import (
	"testing"

	"triennia/internal/domain/text"
)

func TestAScopeClaimsNoCertifiedProduct(t *testing.T) { // rule "SM-70"
	for _, c := range []struct {
		service text.Text
		want    bool
	}{
		{text.T("managed hosting", "托管服务"), false},
		{text.T("Certified hosting", "托管服务"), true},
		{text.T("hosting", "产品 认证托管"), true},
		{text.T("certificate management for devices", "设备证书管理"), false},
		{text.T("identity and certification authority services", "身份认证服务"), false},
	} {
		r := Record{}
		r.Scope.Data.Services = []text.Text{c.service}
		warned := false
		for _, b := range r.scopeBreaches() {
			warned = warned || b.Rule.ID == SM70.ID && b.Field == "services[0]"
		}
		if warned != c.want {
			t.Errorf("%s: warned %v", c.service.En, warned)
		}
	}
}
