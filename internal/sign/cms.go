package sign

import (
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
)

// The identifiers of RFC 5652 and RFC 5035.
var (
	oidData               = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningCertificate = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
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
	by, err := schemeOf(k.Signer.Public())
	if err != nil {
		return nil, err
	}
	attributes, err := k.attributes(by.sum(content))
	if err != nil {
		return nil, err
	}
	signature, err := by.sign(k.Signer, attributes)
	if err != nil {
		return nil, err
	}
	tagged := append([]byte{0xA0}, attributes[1:]...) // [0] IMPLICIT in the place of SET
	return wrapped(k.certificates(), k.Certificate(), asn1.RawValue{FullBytes: tagged}, by, signature)
}

// wrapped is the signature of the attributes as a CMS message.
func wrapped(certificates asn1.RawValue, by *x509.Certificate, attributes asn1.RawValue, as scheme, signature []byte) ([]byte, error) {
	data := signedData{Version: 1, Digests: []pkix.AlgorithmIdentifier{as.digest}, Certificates: certificates,
		Signers: []signerInfo{{Version: 1, Signer: issuerAndSerial{asn1.RawValue{FullBytes: by.RawIssuer}, by.SerialNumber},
			Digest: as.digest, Attributes: attributes, Algorithm: as.signature, Signature: signature}}}
	data.Content.Type = oidData
	inner, err := asn1.Marshal(data)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(contentInfo{oidSignedData, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner}})
}

// attributes are what is signed of content with the digest, as a DER SET.
func (k Key) attributes(digest []byte) ([]byte, error) {
	hash := sha256.Sum256(k.Certificate().Raw) // of whatever key: so it is where no algorithm is named (RFC 5035, 4)
	var list []attribute
	for _, a := range []struct {
		of    asn1.ObjectIdentifier
		value any
	}{
		{oidContentType, oidData},
		{oidMessageDigest, digest},
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
