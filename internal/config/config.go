// Package config reads the environment into one checked struct, once, at the start of the program.
// Without any variable the program runs on its own Postgres and Redis under a data directory.
package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
)

// Config is everything that the environment may set. Secrets may also come from a file: NAME_FILE
// names one whose content is the value of NAME.
type Config struct {
	Listen    string `env:"LISTEN" envDefault:"127.0.0.1:8080"` // host:port of the HTTP server
	PublicURL string `env:"PUBLIC_URL"`                         // as people see it, without a final slash
	DataDir   string `env:"DATA_DIR"`                           // embedded servers, uploads, the key
	KeyFile   string `env:"KEY_FILE"`                           // 64 hexadecimal digits; made when absent

	// The owner migrates; it makes the two other roles where they are not named. With these two named the
	// owner is needed by migrate only. None of the three: embedded Postgres.
	DatabaseURL       string `env:"DATABASE_URL"`
	AppDatabaseURL    string `env:"APP_DATABASE_URL"`
	SystemDatabaseURL string `env:"SYSTEM_DATABASE_URL"`
	RedisURL          string `env:"REDIS_URL"` // empty: embedded Redis

	SMTP SMTP `envPrefix:"SMTP_"`
	S3   S3   `envPrefix:"S3_"`

	RemoteSigner RemoteSigner `envPrefix:"REMOTE_SIGNER_"`

	Clamd string `env:"CLAMD"` // host:port of a clamd that scans received files; empty: shown as not scanned

	CertSearch CertSearch `envPrefix:"CERTSEARCH_"`

	TrustedProxies []string `env:"TRUSTED_PROXIES"` // addresses or networks whose X-Forwarded-For counts
	MetricsToken   string   `env:"METRICS_TOKEN"`   // bearer of /metrics; empty: loopback only
	Demo           bool     `env:"DEMO"`            // demonstration data, movable clock, loopback only
	LogLevel       string   `env:"LOG_LEVEL" envDefault:"info"`
}

// SMTP is the outgoing mail server. Without a host every message stays readable in the application.
type SMTP struct {
	Host     string `env:"HOST"`
	Port     int    `env:"PORT" envDefault:"587"`
	User     string `env:"USER"`
	Password string `env:"PASSWORD"`
	From     string `env:"FROM"`
	TLS      string `env:"TLS" envDefault:"starttls"` // starttls, tls or none
}

// RemoteSigner is a service of the Cloud Signature Consortium API in which bodies may leave their signing keys. Without a
// URL there is none.
type RemoteSigner struct {
	URL      string `env:"URL"`       // base of the API
	TokenURL string `env:"TOKEN_URL"` // of OAuth 2.0; empty: oauth2/token below the base
}

// S3 is the object store for uploads. Without a bucket they are kept under the data directory.
type S3 struct {
	Endpoint  string `env:"ENDPOINT"`
	Region    string `env:"REGION" envDefault:"us-east-1"`
	Bucket    string `env:"BUCKET"`
	AccessKey string `env:"ACCESS_KEY"`
	SecretKey string `env:"SECRET_KEY"`
}

// CertSearch is how IAF CertSearch is reached by its API: its published addresses, and the pause between requests that it
// recommends, unless other ones are set. Empty addresses: a demonstration has a register of its own.
type CertSearch struct {
	URL        string        `env:"URL"`
	SandboxURL string        `env:"SANDBOX_URL"`
	Pause      time.Duration `env:"PAUSE" envDefault:"1m"`
}

// secrets are the variables that NAME_FILE may give instead.
var secrets = []string{
	"DATABASE_URL", "APP_DATABASE_URL", "SYSTEM_DATABASE_URL", "REDIS_URL",
	"SMTP_PASSWORD", "S3_ACCESS_KEY", "S3_SECRET_KEY", "METRICS_TOKEN",
}

// Load reads the environment of the process.
func Load() (Config, error) {
	return Parse(env.ToMap(os.Environ()))
}

// Parse reads and checks the given environment. Its error names every wrong variable, a line each.
func Parse(vars map[string]string) (Config, error) {
	if err := readSecretFiles(vars); err != nil {
		return Config{}, err
	}
	c, err := env.ParseAsWithOptions[Config](env.Options{Environment: vars})
	if err != nil {
		return Config{}, fmt.Errorf("the environment does not read: %w", err)
	}
	c.fillIn(vars)
	return c, c.check()
}

func readSecretFiles(vars map[string]string) error {
	for _, name := range secrets {
		path := vars[name+"_FILE"]
		if path == "" {
			continue
		}
		if vars[name] != "" {
			return fmt.Errorf("both %s and %s_FILE are set; keep one", name, name)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("%s_FILE: %w", name, err)
		}
		vars[name] = strings.TrimSpace(string(b))
	}
	return nil
}

func (c *Config) fillIn(vars map[string]string) {
	if c.DataDir == "" {
		c.DataDir = defaultDataDir(vars, os.Geteuid())
	}
	if abs, err := filepath.Abs(c.DataDir); err == nil && c.DataDir != "" {
		c.DataDir = abs
	}
	if c.KeyFile == "" {
		c.KeyFile = filepath.Join(c.DataDir, "key")
	}
	if c.PublicURL == "" {
		c.PublicURL = "http://" + reachable(c.Listen)
	}
	c.PublicURL = strings.TrimRight(c.PublicURL, "/")
	c.RemoteSigner.URL = strings.TrimRight(c.RemoteSigner.URL, "/")
	if c.RemoteSigner.URL != "" && c.RemoteSigner.TokenURL == "" {
		c.RemoteSigner.TokenURL = c.RemoteSigner.URL + "/oauth2/token"
	}
	c.CertSearch.URL, c.CertSearch.SandboxURL = strings.TrimRight(c.CertSearch.URL, "/"), strings.TrimRight(c.CertSearch.SandboxURL, "/")
}

// defaultDataDir is under /var/lib for root, whose home the unprivileged Postgres could not enter,
// and the XDG data directory for everybody else; empty where nothing tells it.
func defaultDataDir(vars map[string]string, uid int) string {
	if uid == 0 {
		return "/var/lib/triennia"
	}
	if xdg := vars["XDG_DATA_HOME"]; filepath.IsAbs(xdg) {
		return filepath.Join(xdg, "triennia")
	}
	if vars["HOME"] == "" {
		return ""
	}
	return filepath.Join(vars["HOME"], ".local", "share", "triennia")
}
