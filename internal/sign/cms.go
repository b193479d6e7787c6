package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
)

// The identifiers of RFC 5652, RFC 5035 and of the algorithms.
var (
	oidData               = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningCertificate = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidSHA256             = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidECDSA              = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
	oidRSA                = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}
)

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

type issuerAndSerial struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type signerInfo struct {
	Version    int
	Signer     issuerAndSerial
	Digest     pkix.AlgorithmIdentifier
	Attributes asn1.RawValue
	Algorithm  pkix.AlgorithmIdentifier
	Signature  []byte
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      struct{ Type asn1.ObjectIdentifier }
	Certificates asn1.RawValue
	Signers      []signerInfo `asn1:"set"`
}

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue
}

type essCertificate struct{ Hash []byte }

type signingCertificate struct{ Certificates []essCertificate }

// detached is the CMS signature of content that is not in it, with the attributes of PAdES: the type of the content,
// its digest, and which certificate it is signed by.
func (k Key) detached(content []byte) ([]byte, error) {
	algorithm, err := algorithmOf(k.Signer.Public())
	if err != nil {
		return nil, err
	}
	attributes, err := k.attributes(content)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(attributes)
	signature, err := k.Signer.Sign(rand.Reader, digest[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	tagged := append([]byte{0xA0}, attributes[1:]...) // [0] IMPLICIT in the place of SET
	return wrapped(k.certificates(), k.Certificate(), asn1.RawValue{FullBytes: tagged}, algorithm, signature)
}

func algorithmOf(public crypto.PublicKey) (pkix.AlgorithmIdentifier, error) {
	switch public.(type) {
	case *ecdsa.PublicKey:
		return pkix.AlgorithmIdentifier{Algorithm: oidECDSA}, nil
	case *rsa.PublicKey:
		return pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}, nil
	}
	return pkix.AlgorithmIdentifier{}, errors.New("sign: the key is neither ECDSA nor RSA")
}

// wrapped is the signature of the attributes as a CMS message.
func wrapped(certificates asn1.RawValue, by *x509.Certificate, attributes asn1.RawValue, algorithm pkix.AlgorithmIdentifier, signature []byte) ([]byte, error) {
	sha := pkix.AlgorithmIdentifier{Algorithm: oidSHA256}
	data := signedData{Version: 1, Digests: []pkix.AlgorithmIdentifier{sha}, Certificates: certificates,
		Signers: []signerInfo{{Version: 1, Signer: issuerAndSerial{asn1.RawValue{FullBytes: by.RawIssuer}, by.SerialNumber},
			Digest: sha, Attributes: attributes, Algorithm: algorithm, Signature: signature}}}
	data.Content.Type = oidData
	inner, err := asn1.Marshal(data)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(contentInfo{oidSignedData, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner}})
}

// attributes are what is signed, as a DER SET.
func (k Key) attributes(content []byte) ([]byte, error) {
	digest, hash := sha256.Sum256(content), sha256.Sum256(k.Certificate().Raw)
	var list []attribute
	for _, a := range []struct {
		of    asn1.ObjectIdentifier
		value any
	}{
		{oidContentType, oidData},
		{oidMessageDigest, digest[:]},
		{oidSigningCertificate, signingCertificate{[]essCertificate{{hash[:]}}}},
	} {
		der, err := asn1.Marshal(a.value)
		if err != nil {
			return nil, err
		}
		list = append(list, attribute{a.of, []asn1.RawValue{{FullBytes: der}}})
	}
	return asn1.MarshalWithParams(list, "set")
}

func (k Key) certificates() asn1.RawValue {
	var all []byte
	for _, c := range k.Chain {
		all = append(all, c.Raw...)
	}
	return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: all}
}
