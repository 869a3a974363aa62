import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') username!: string;
  @Column('text') kind!: 'PERSON' | 'CLIENT';
  @Column('text', { name: 'display_name' }) displayName!: string;
  /** The region whose bureau manages the account; null: the platform's own. */
  @Column('int', { name: 'home_tenant_id', nullable: true }) homeTenantId!: number | null;
  @Column('int', { name: 'home_region_id', nullable: true }) homeRegionId!: number | null;
  @Column('text', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('int', { name: 'secret_generation' }) secretGeneration!: number;
  @Column('int', { name: 'session_epoch' }) sessionEpoch!: number;
  @Column('boolean', { name: 'must_change_secret' }) mustChangeSecret!: boolean;
  @Column('boolean') demonstration!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}

@Entity('access_grant')
export class AccessGrantEntity {
  @PrimaryColumn('int', { name: 'tenant_id' }) tenantId!: number;
  @PrimaryColumn('uuid', { name: 'grant_id' }) grantId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') role!: string;
  @Column('int', { name: 'region_id' }) regionId!: number;
  @Column('boolean') subtree!: boolean;
  @Column('text', { nullable: true }) system!: string | null;
  @Column('uuid', { name: 'institution_id', nullable: true }) institutionId!: string | null;
  @Column('timestamptz', { name: 'valid_from' }) validFrom!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) validTo!: Date | null;
  @Column('text', { name: 'given_by', nullable: true }) givenBy!: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt!: Date;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('boolean') guest!: boolean;
}

@Entity('refresh_token')
export class RefreshTokenEntity {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'family_id' }) familyId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('int', { name: 'session_epoch' }) sessionEpoch!: number;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

@Entity('signing_key')
export class SigningKeyEntity {
  @PrimaryColumn('text', { name: 'key_id' }) keyId!: string;
  @Column('jsonb', { name: 'private_jwk' }) privateJwk!: Record<string, unknown>;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Date | null;
}

export const accountEntities = [AccountEntity, AccessGrantEntity, RefreshTokenEntity, SigningKeyEntity] as const;
