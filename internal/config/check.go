package config

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

func (c Config) check() error {
	var errs []error
	wrong := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		wrong("LISTEN=%s is not host:port", c.Listen)
	}
	if u, err := url.Parse(c.PublicURL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		wrong("PUBLIC_URL=%s is not an http or https address", c.PublicURL)
	}
	if c.DataDir == "" {
		wrong("DATA_DIR is missing, and there is no HOME to find one in")
	}
	if (c.AppDatabaseURL == "") != (c.SystemDatabaseURL == "") {
		wrong("set both APP_DATABASE_URL and SYSTEM_DATABASE_URL, or neither")
	}
	for _, p := range c.TrustedProxies {
		if !isNetwork(p) {
			wrong("TRUSTED_PROXIES: %s is neither an address nor a network", p)
		}
	}
	for name, at := range map[string]string{"REMOTE_SIGNER_URL": c.RemoteSigner.URL, "REMOTE_SIGNER_TOKEN_URL": c.RemoteSigner.TokenURL} {
		if u, err := url.Parse(at); at != "" && (err != nil || u.Host == "" || u.Scheme != "https") {
			wrong("%s=%s is not an https address: what signs goes over it", name, at)
		}
	}
	c.checkMail(wrong)
	c.checkFiles(wrong)
	c.checkCertSearch(wrong)
	c.checkDemo(wrong)
	return errors.Join(errs...)
}

func (c Config) checkMail(wrong func(string, ...any)) {
	if c.SMTP.Host == "" {
		return
	}
	if c.SMTP.From == "" {
		wrong("SMTP_FROM is missing: the address that mail comes from")
	}
	switch c.SMTP.TLS {
	case "starttls", "tls", "none":
	default:
		wrong("SMTP_TLS=%s is none of starttls, tls, none", c.SMTP.TLS)
	}
	if c.SMTP.User != "" && c.SMTP.TLS == "none" {
		wrong("SMTP_USER needs SMTP_TLS=starttls or tls: a password does not go over an open line")
	}
}

func (c Config) checkFiles(wrong func(string, ...any)) {
	if c.S3.Bucket == "" {
		return
	}
	if c.S3.Endpoint == "" || c.S3.AccessKey == "" || c.S3.SecretKey == "" {
		wrong("S3_BUCKET also needs S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY")
	}
}

// checkCertSearch keeps the keys of the bodies off open lines: http is for a server on the same machine.
func (c Config) checkCertSearch(wrong func(string, ...any)) {
	for name, address := range map[string]string{"CERTSEARCH_URL": c.CertSearch.URL, "CERTSEARCH_SANDBOX_URL": c.CertSearch.SandboxURL} {
		if address == "" {
			continue
		}
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !isLoopback(u.Hostname())) {
			wrong("%s=%s is not an https address", name, address)
		}
	}
	if c.CertSearch.Pause < 0 {
		wrong("CERTSEARCH_PAUSE=%s is less than nothing", c.CertSearch.Pause)
	}
}

// checkDemo keeps the printed passwords of the demonstration off networks and real databases.
func (c Config) checkDemo(wrong func(string, ...any)) {
	if !c.Demo {
		return
	}
	if !c.EmbeddedDatabase() {
		wrong("the demonstration runs on its own database only; unset DATABASE_URL or use serve")
	}
	if host, _, err := net.SplitHostPort(c.Listen); err == nil && !isLoopback(host) {
		wrong("the demonstration listens on loopback only, not on %q", host)
	}
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

func isNetwork(s string) bool {
	_, addrErr := netip.ParseAddr(s)
	_, netErr := netip.ParsePrefix(s)
	return addrErr == nil || netErr == nil
}

// reachable is a listen address as a browser on the same machine would write it.
func reachable(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return listen
	}
	if host == "" || host == "0.0.0.0" || host == "::" || isLoopback(host) && !strings.Contains(host, ":") {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// Secure tells whether people reach the product over https, so that cookies are marked Secure.
func (c Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// EmbeddedDatabase tells whether the program runs a Postgres of its own.
func (c Config) EmbeddedDatabase() bool { return c.DatabaseURL == "" && c.AppDatabaseURL == "" }
