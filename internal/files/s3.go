package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// S3 keeps objects in a bucket.
type S3 struct {
	client *minio.Client
	bucket string
}

// S3Options say which bucket, and who we are to it.
type S3Options struct {
	Endpoint, Region, Bucket, AccessKey, SecretKey string
}

// NewS3 keeps objects in an existing bucket; the endpoint is a URL whose scheme decides about TLS.
func NewS3(o S3Options) (*S3, error) {
	host, secure := o.Endpoint, true
	if u, err := url.Parse(o.Endpoint); err == nil && u.Host != "" {
		host, secure = u.Host, u.Scheme != "http"
	}
	c, err := minio.New(host, &minio.Options{Region: o.Region, Secure: secure,
		Creds: credentials.NewStaticV4(o.AccessKey, o.SecretKey, "")})
	if err != nil {
		return nil, err
	}
	return &S3{c, o.Bucket}, nil
}

func (s *S3) Put(ctx context.Context, key string, r io.Reader, size int64) error {
	if err := valid(key); err != nil {
		return err
	}
	// What is served again is named by the document; the store is told nothing about the content.
	_, err := s.client.PutObject(ctx, s.bucket, key, r, size, minio.PutObjectOptions{ContentType: "application/octet-stream"})
	return told(err)
}

func (s *S3) Get(ctx context.Context, key string, offset, length int64) (io.ReadCloser, error) {
	if err := valid(key); err != nil {
		return nil, err
	}
	i, err := s.Stat(ctx, key)
	if err != nil {
		return nil, err
	}
	end := i.Size
	if length >= 0 {
		end = min(end, offset+length)
	}
	if offset >= end {
		return io.NopCloser(strings.NewReader("")), nil
	}
	var o minio.GetObjectOptions
	if err := o.SetRange(offset, end-1); err != nil {
		return nil, err
	}
	body, err := s.client.GetObject(ctx, s.bucket, key, o)
	return body, told(err)
}

func (s *S3) Stat(ctx context.Context, key string) (Info, error) {
	i, err := s.client.StatObject(ctx, s.bucket, key, minio.StatObjectOptions{})
	if err != nil {
		return Info{}, told(err)
	}
	return Info{i.Key, i.Size, i.LastModified}, nil
}

func (s *S3) Delete(ctx context.Context, key string) error {
	if err := valid(key); err != nil {
		return err
	}
	return told(s.client.RemoveObject(ctx, s.bucket, key, minio.RemoveObjectOptions{}))
}

func (s *S3) List(ctx context.Context, prefix string) ([]Info, error) {
	var out []Info
	for o := range s.client.ListObjects(ctx, s.bucket, minio.ListObjectsOptions{Prefix: prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, told(o.Err)
		}
		out = append(out, Info{o.Key, o.Size, o.LastModified})
	}
	return out, nil
}

func (s *S3) Presign(ctx context.Context, key, name string, valid time.Duration) (string, error) {
	q := url.Values{"response-content-disposition": {"attachment; filename*=UTF-8''" + url.PathEscape(name)},
		"response-content-type": {"application/octet-stream"}}
	u, err := s.client.PresignedGetObject(ctx, s.bucket, key, valid, q)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

// told tells an object that is not there and a server that is away from what is wrong with us.
func told(err error) error {
	var network net.Error
	switch {
	case err == nil:
		return nil
	case minio.ToErrorResponse(err).Code == "NoSuchKey":
		return ErrNotFound
	case errors.As(err, &network):
		return fmt.Errorf("%w: %w", fault.New(fault.Unavailable, text.T("The files cannot be reached. Please try again in a minute.", "文件暂时无法访问，请稍后再试。")), err)
	}
	return err
}
