package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/id"
)

// Appeal is an appeal of the client against the newest decision about it.
func (w *World) Appeal(of id.Client) app.OwnAppeal {
	w.T.Helper()
	ctx, who := context.Background(), w.Of(of, "Olive Appellant")
	may, err := w.App.GetClientAppeals(ctx, who, of)
	w.Must(err)
	if len(may.Decisions) == 0 {
		w.T.Fatal("there is no decision to appeal against")
	}
	x, err := w.App.LodgeAppeal(ctx, who, may.Decisions[0].DecisionID, "The finding was closed in time.")
	w.Must(err)
	return x
}
