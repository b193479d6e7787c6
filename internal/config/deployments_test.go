package config

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/caarlos0/env/v11"
	"github.com/goccy/go-yaml"
)

const top = "../.."

// runtimeVariables are read by Go itself.
var runtimeVariables = []string{"GOMEMLIMIT", "GOGC"}

// known are the names of all variables.
func known(t *testing.T) []string {
	t.Helper()
	fields, err := env.GetFieldParams(&Config{})
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Clone(runtimeVariables)
	for _, f := range fields {
		names = append(names, f.Key)
	}
	return names
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(top, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parseYAML[T any](t *testing.T, name string) (v T) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, name)), &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// takes fails unless the program knows every variable and accepts their values.
func takes(t *testing.T, vars map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(vars)) {
		if !slices.Contains(known(t), name) {
			t.Errorf("the program does not know %s", name)
		}
	}
	if _, err := Parse(vars); err != nil {
		t.Error(err)
	}
}

func TestTheComposeFileConfiguresTheProgram(t *testing.T) {
	file := parseYAML[struct {
		Services map[string]struct {
			Environment map[string]string
			DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
			Healthcheck struct{ Test []string }
		}
	}](t, "docker-compose.yml")
	app := file.Services["app"]
	takes(t, app.Environment)
	for name := range app.DependsOn {
		if len(file.Services[name].Healthcheck.Test) == 0 {
			t.Errorf("the application waits until %s is healthy, which nobody tells", name)
		}
	}
	for _, address := range []string{"DATABASE_URL", "REDIS_URL", "SMTP_HOST"} {
		host := regexp.MustCompile(`(?:^|@|//)(\w+)(?::\d|/|$)`).FindStringSubmatch(app.Environment[address])
		if host == nil {
			t.Errorf("%s names no host: %q", address, app.Environment[address])
		} else if _, there := file.Services[host[1]]; !there {
			t.Errorf("%s names %s, which is no service of the file", address, host[1])
		}
	}
}

func TestTheChartConfiguresTheProgram(t *testing.T) {
	values := parseYAML[struct {
		PublicURL         string            `yaml:"publicUrl"`
		SecretEnvironment map[string]string `yaml:"secretEnvironment"`
		Environment       map[string]string
	}](t, "deployments/chart/values.yaml")
	vars := maps.Clone(values.Environment)
	vars["PUBLIC_URL"], vars["LISTEN"], vars["DATA_DIR"] = values.PublicURL, "0.0.0.0:8080", "/data"
	for name := range values.SecretEnvironment {
		vars[name] = "secret"
		if strings.HasSuffix(name, "_URL") {
			vars[name] = "postgres://triennia:secret@db.example/triennia"
		}
	}
	vars["REDIS_URL"] = "redis://redis.example:6379/0"
	takes(t, vars)
}

func TestTheReadmeNamesEveryVariable(t *testing.T) {
	_, table, _ := strings.Cut(read(t, "README.md"), "## In production")
	var named []string
	for _, row := range regexp.MustCompile(`(?m)^\| (.+?) \|`).FindAllStringSubmatch(table, -1) {
		for _, name := range regexp.MustCompile("`([A-Z][A-Z0-9_]+)`").FindAllStringSubmatch(row[1], -1) {
			named = append(named, name[1])
		}
	}
	for _, name := range named {
		if !slices.Contains(known(t), name) {
			t.Errorf("README.md names %s, which the program does not know", name)
		}
	}
	for _, name := range known(t) {
		// The demonstration is a command, not something to configure.
		if name != "DEMO" && !slices.Contains(named, name) {
			t.Errorf("README.md does not name %s", name)
		}
	}
}

func TestTheImageIsBuiltFromWhatIsThere(t *testing.T) {
	for _, line := range regexp.MustCompile(`(?m)^COPY ([^-].*) \S+$`).FindAllStringSubmatch(read(t, "deployments/Dockerfile"), -1) {
		for _, name := range strings.Fields(line[1]) {
			if _, err := os.Stat(filepath.Join(top, name)); err != nil {
				t.Errorf("the image copies %s: %v", name, err)
			}
		}
	}
}
