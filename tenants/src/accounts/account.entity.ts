import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') username!: string;
  @Column('text') kind!: 'PERSON' | 'CLIENT';
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('text', { name: 'secret_hash' }) secretHash!: string;
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
}

@Entity('refresh_token')
export class RefreshTokenEntity {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'family_id' }) familyId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
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
