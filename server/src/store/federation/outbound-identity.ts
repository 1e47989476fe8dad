import type { OutboundIssuerRecord, OutboundKeyRecord } from '../records.ts'
import { Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from '../session.ts'

/** Who an account is to other services: its issuer of tokens, and the keys that sign them. */
export interface OutboundIdentityReads {
  issuerOf(accountId: string): Promise<OutboundIssuerRecord | undefined>
  byIssuerId(issuerId: string): Promise<OutboundIssuerRecord | undefined>
  /** All of the account, in the order in which they begin to sign: there are few. */
  keysOf(accountId: string): Promise<readonly OutboundKeyRecord[]>
}

export interface OutboundIdentityWrites extends OutboundIdentityReads {
  /** @throws UniqueViolation if the account has an issuer */
  insertIssuer(record: OutboundIssuerRecord): Promise<void>
  /** @throws MissingEntity */
  setEnabled(enabled: boolean): Promise<void>
  insertKey(record: OutboundKeyRecord): Promise<void>
  /** Until when the key signs; undefined: until there is another. @throws MissingEntity */
  setSignsUntil(keyId: string, at: number | undefined): Promise<void>
  /** @throws MissingEntity */
  deleteKey(keyId: string): Promise<void>
}

function issuerOf(row: Row<'outbound_issuers'>): OutboundIssuerRecord {
  return {
    accountId: row.account_id,
    issuerId: row.issuer_id,
    createdAt: row.created_at,
    enabled: row.enabled === 1,
  }
}

function keyOf(row: Row<'outbound_keys'>): OutboundKeyRecord {
  return {
    accountId: row.account_id,
    keyId: row.key_id,
    algorithm: row.algorithm,
    signsFrom: row.signs_from,
    signsUntil: row.signs_until ?? undefined,
    publicKey: row.public_key,
    sealedPrivateKey: row.sealed_private_key,
  }
}

export class OutboundIdentityReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OutboundIdentityReads
{
  async issuerOf(accountId: string): Promise<OutboundIssuerRecord | undefined> {
    const row = await this.session.db
      .selectFrom('outbound_issuers')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row && issuerOf(row)
  }

  async byIssuerId(issuerId: string): Promise<OutboundIssuerRecord | undefined> {
    const row = await this.session.db
      .selectFrom('outbound_issuers')
      .selectAll()
      .where('issuer_id', '=', issuerId)
      .executeTakeFirst()
    return row && issuerOf(row)
  }

  async keysOf(accountId: string): Promise<readonly OutboundKeyRecord[]> {
    const rows = await this.session.db
      .selectFrom('outbound_keys')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('signs_from')
      .orderBy('key_id')
      .execute()
    return rows.map(keyOf)
  }
}

export class OutboundIdentityWriter
  extends OutboundIdentityReader<WriteSession>
  implements OutboundIdentityWrites
{
  async insertIssuer(record: OutboundIssuerRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('outbound_issuers')
      .values({
        account_id: record.accountId,
        issuer_id: record.issuerId,
        created_at: record.createdAt,
        enabled: record.enabled ? 1 : 0,
      })
      .execute()
    this.session.changed('outbound-issuer', record.accountId)
  }

  async setEnabled(enabled: boolean): Promise<void> {
    const { accountId } = this.session
    const { numUpdatedRows } = await this.session.db
      .updateTable('outbound_issuers')
      .set({ enabled: enabled ? 1 : 0 })
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    changedOne(this.session, 'outbound-issuer', accountId, numUpdatedRows)
  }

  async insertKey(record: OutboundKeyRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('outbound_keys')
      .values({
        account_id: record.accountId,
        key_id: record.keyId,
        algorithm: record.algorithm,
        signs_from: record.signsFrom,
        signs_until: record.signsUntil ?? null,
        public_key: record.publicKey,
        sealed_private_key: record.sealedPrivateKey,
      })
      .execute()
    this.session.changed('outbound-key', record.keyId)
  }

  async setSignsUntil(keyId: string, at: number | undefined): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('outbound_keys')
      .set({ signs_until: at ?? null })
      .where('account_id', '=', this.session.accountId)
      .where('key_id', '=', keyId)
      .executeTakeFirst()
    changedOne(this.session, 'outbound-key', keyId, numUpdatedRows)
  }

  async deleteKey(keyId: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('outbound_keys')
      .where('account_id', '=', this.session.accountId)
      .where('key_id', '=', keyId)
      .executeTakeFirst()
    changedOne(this.session, 'outbound-key', keyId, numDeletedRows)
  }
}
