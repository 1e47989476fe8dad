import type { SelectQueryBuilder } from 'kysely'
import type { CredentialOwner, CredentialStatus } from '../records.ts'
import { Reader } from '../rows.ts'
import type { OwnedCredentialTable } from '../schema.ts'
import type { ReadSession } from '../session.ts'

/** The tables of credentials that a user or the root user has beside access keys. */
type OwnedCredentialTableName = 'ssh_public_keys' | 'signing_certificates' | 'service_specific_credentials'

/** A query on one of them that reads rows of type `R`, seen through the columns that all of them have. */
export type OwnedCredentialQuery<R> = SelectQueryBuilder<
  Record<OwnedCredentialTableName, OwnedCredentialTable>,
  OwnedCredentialTableName,
  R
>

/** Reads credentials by id and by owner; `R` is a row as read, `T` the record made of it. */
export abstract class OwnedCredentialReader<R, T, S extends ReadSession = ReadSession> extends Reader<S> {
  /** All rows of the table, with the columns that {@link recordOf} needs. */
  protected abstract rows(): OwnedCredentialQuery<R>
  protected abstract readonly recordOf: (row: R) => T

  async byId(id: string): Promise<T | undefined> {
    const [row] = await this.rows().where('id', '=', id).execute()
    return row && this.recordOf(row)
  }

  async ofOwner(ownerId: CredentialOwner): Promise<readonly T[]> {
    const rows = await this.rows()
      .where('owner_id', '=', ownerId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return rows.map(this.recordOf)
  }
}

/** The columns that every table of them has, of a new credential. */
export function ownedCredentialColumns(credential: {
  readonly id: string
  readonly accountId: string
  readonly ownerId: CredentialOwner
  readonly status: CredentialStatus
  readonly createdAt: number
}): OwnedCredentialTable {
  return {
    id: credential.id,
    account_id: credential.accountId,
    owner_id: credential.ownerId,
    status: credential.status,
    created_at: credential.createdAt,
  }
}
