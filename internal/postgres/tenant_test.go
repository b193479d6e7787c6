package postgres_test

import (
	"context"
	"sync"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Two transactions take the same records in opposite order: the database breaks one off, and it is done again.
func TestTransactionsThatCollideBothHappen(t *testing.T) {
	w := testkit.New(t)
	one, other := w.Client("Bluewater Data Centres Ltd").ID, w.Client("Larchpine Hosting Ltd").ID
	var met, done sync.WaitGroup
	met.Add(2)
	tries := make([]int, 2)
	for i, order := range [][]id.Client{{one, other}, {other, one}} {
		done.Go(func() {
			err := w.App.DB.Tenant(context.Background(), w.Admin, "test", func(tx *postgres.Tx) error {
				tries[i]++
				for k, cid := range order {
					c, err := tx.LockClient(cid, 0)
					if err != nil {
						return err
					}
					c.SpeaksIn([]text.Lang{text.Zh, text.En}[k])
					if _, err := tx.SaveClient(c); err != nil {
						return err
					}
					if k == 0 && tries[i] == 1 {
						met.Done()
						met.Wait()
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	if tries[0]+tries[1] < 3 {
		t.Errorf("tried %v times; one of the two should have been done again", tries)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		_, broken, err := tx.VerifyTrail()
		if broken != 0 {
			t.Errorf("the chain of the trail breaks at %d", broken)
		}
		return err
	})
}
