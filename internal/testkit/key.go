package testkit

import (
	"crypto/x509"
	"encoding/pem"

	"triennia/internal/app"
	"triennia/internal/sign"
)

// OwnKey is the key as a body uploads it.
func (w *World) OwnKey(k sign.Key) app.OwnKey {
	w.T.Helper()
	chain, err := sign.PEM(k.Chain)
	w.Must(err)
	private, err := x509.MarshalPKCS8PrivateKey(k.Signer)
	w.Must(err)
	return app.OwnKey{Certificate: chain, Key: string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}))}
}
