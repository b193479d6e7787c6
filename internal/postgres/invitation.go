package postgres

import (
	"time"

	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type invitationRow struct {
	TenantID  id.Body       `gorm:"primaryKey"`
	ID        id.Invitation `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	State     account.InvitationState
	Email     string
	ClientID  id.Client
	TokenHash []byte             `json:"-"`
	Record    account.Invitation `gorm:"serializer:json;type:jsonb"`
}

func (invitationRow) TableName() string             { return "invitations" }
func (r invitationRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) invitationRow(i account.Invitation) invitationRow {
	return invitationRow{TenantID: t.Actor.Tenant, ID: i.ID, Version: i.Version, State: i.State, Email: i.Email,
		ClientID: i.Client, TokenHash: i.TokenHash, Record: i}
}

func (r invitationRow) invitation() account.Invitation {
	i := r.Record
	i.TokenHash = r.TokenHash
	return i
}

var invitedAlready = fault.Invalid{Fields: []fault.Field{{Path: "email", Says: text.T(
	"There is an open invitation to this address. You can send it again.", "该邮箱已有未处理的邀请，可以重新发送。")}}}

// InsertInvitation stores a new invitation; one is open per address and client.
func (t *Tx) InsertInvitation(i account.Invitation) error {
	var open int64
	err := t.db.Model(&invitationRow{}).Where("email = ? and client_id is not distinct from ? and state = ?",
		i.Email, i.Client, string(account.Pending)).Count(&open).Error
	if err != nil {
		return err
	}
	if open > 0 {
		return invitedAlready
	}
	row := t.invitationRow(i)
	return insert(t, &row)
}

// SaveInvitation stores a changed invitation and raises its version.
func (t *Tx) SaveInvitation(i account.Invitation) (account.Invitation, error) {
	i.Version++
	row := t.invitationRow(i)
	return i, update(t, &row)
}

// LockInvitation is the invitation of the identifier, to be changed in this transaction.
func (t *Tx) LockInvitation(iid id.Invitation, seen int) (account.Invitation, error) {
	var row invitationRow
	if err := lock(t, &row, iid); err != nil {
		return account.Invitation{}, err
	}
	if !row.ClientID.IsZero() && !t.Actor.Sees(row.ClientID) {
		return account.Invitation{}, missing
	}
	return row.invitation(), CheckVersion(seen, row.Version)
}

// InvitationByToken is the invitation of the token's hash.
func (t *Tx) InvitationByToken(hash []byte) (account.Invitation, error) {
	var row invitationRow
	err := told(t.db.Where("token_hash = ?", hash).Take(&row).Error)
	return row.invitation(), err
}

// Invitations lists the invitations to the body (zero client) or to one of its clients, newest first.
func (t *Tx) Invitations(c id.Client) ([]account.Invitation, error) {
	var rows []invitationRow
	err := t.db.Where("client_id is not distinct from ?", c).Order("created_at desc, id desc").Limit(200).Find(&rows).Error
	return each(rows, invitationRow.invitation), err
}

// InvitedToBody lists the addresses with an open invitation to the body.
func (t *Tx) InvitedToBody() (emails []string, err error) {
	err = t.db.Model(&invitationRow{}).Where("client_id is null and state = ?", string(account.Pending)).Pluck("email", &emails).Error
	return emails, err
}
